"""The pages of a PDF as pictures, drawn from its own bytes; call from the thread of paper only."""

from __future__ import annotations

from PySide6.QtGui import QImage

POINTS_PER_INCH = 72


def page_images(pdf: bytes, dots_per_inch: float) -> list[QImage]:
    """Draw every page of a PDF.

    Args:
        pdf: the bytes that go to paper or to a file.
        dots_per_inch: how fine; 96 for a screen at 100 %.
    """
    import pypdfium2  # noqa: PLC0415 - nothing slow before the first paint

    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_image(page, dots_per_inch / POINTS_PER_INCH) for page in document]
    finally:
        document.close()


def _image(page: object, scale: float) -> QImage:
    from pypdfium2 import PdfPage  # noqa: PLC0415 - the same

    if not isinstance(page, PdfPage):
        raise TypeError(type(page).__name__)
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    try:
        seen = QImage(
            bytes(bitmap.buffer),
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            QImage.Format.Format_RGB32,
        )
        # Qt does not own the bytes: the copy outlives them.
        return seen.copy()
    finally:
        bitmap.close()
        page.close()
