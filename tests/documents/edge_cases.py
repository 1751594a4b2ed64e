"""Twenty-four names that break programs; every one is fictional."""

from desktop_app.domain.sheets.facts import PersonFacts

_NAMES = (
    ("Fañch", "Le Goff", ""),
    ("Gwénaëlle", "L'Hostis", ""),
    ("Mariama", "N’Diaye", ""),
    ("Noël", "Cœuret", ""),
    ("İbrahim", "Işık", ""),
    ("Thị Minh Khai", "Nguyễn", ""),
    ("Anne-Sophie Marie-Charlotte", "de Kergariou-Saint-Hilaire de La Motte", ""),
    ("Jo", "Li", ""),
    ("", "Suharti", ""),
    ("Fatima Zahra", "El Idrissi", "فاطمة الزهراء الإدريسي"),
    ("Ihsanullah", "Zadran", "احسان الله ځدراڼ"),
    ("Maryam", "Hosseini", "مریم حسینی"),
    ("Ketevan", "Gelashvili", "ქეთევან გელაშვილი"),
    ("Freweini", "Gebremedhin", "ፍረወይኒ ገብረመድህን"),
    ("Sumaiya", "Chowdhury", "সুমাইয়া চৌধুরী"),
    ("Lakshmi", "Sivakumar", "லட்சுமி சிவகுமார்"),
    ("Meiling", "Wang", "王美玲"),
    ("Elena", "Kouznetsova", "Елена Кузнецова"),
    ("Zoe\u0301", "The\u0301bault", ""),
    ("Marie", "Martin", ""),
    ("Marie", "Martin", ""),
    ("Jean", "D'HAUTEVILLE", ""),
    ("Mohamed", "Ben Ali", "محمد بن علي"),
    ("Aïchat", "Magomedova", "Айшат Магомедова"),
)
EDGE_CASES = tuple(
    PersonFacts(f"E{place:02d}", family, given, native, guardian=f"{family} Camille")
    for place, (given, family, native) in enumerate(_NAMES, start=1)
)
