"""Paper: the pages of a PDF as pictures, at the printer's own resolution."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ui.printing.pages import page_images

FINEST = 600
"""Dots per inch beyond which a page of letters gains nothing and costs 100 MB."""

_MM_PER_INCH = 25.4


class PrinterRefusedError(Exception):
    """A printer did not take the job; ``name`` is the printer's."""

    def __init__(self, name: str) -> None:
        """Name the printer."""
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class Press:
    """The printers of this computer; tests put another one in its place."""

    def names(self) -> tuple[str, ...]:
        """The printers there are, the system's own first."""
        usual = QPrinterInfo.defaultPrinterName()
        names = sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: name != usual)
        return tuple(names)

    def print_pdf(self, pdf: bytes, name: str, title: str) -> int:
        """Send a document to a printer and say how many pages went; slow, for a worker.

        Args:
            pdf: what is printed.
            name: the printer, as `names` gives it.
            title: how the job is called in the printer's list; it names nobody.

        Raises:
            PrinterRefusedError: the printer is gone, or does not take the job.
        """
        printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
        if not printer.isValid() or printer.printerName() != name:
            raise PrinterRefusedError(name)
        printer.setDocName(title)
        return print_pages(pdf, printer)


def print_pages(pdf: bytes, printer: QPrinter) -> int:
    """Draw the pages of a PDF onto a printer, each at its own size and orientation.

    Raises:
        PrinterRefusedError: the printer does not begin, or gives up between two pages.
    """
    printer.setResolution(min(printer.resolution(), FINEST))
    images = page_images(pdf, printer.resolution())
    printer.setFullPage(True)
    painter = QPainter()
    for place, image in enumerate(images):
        _fit(printer, image)
        started = painter.begin(printer) if place == 0 else printer.newPage()
        if not started:
            if painter.isActive():
                painter.end()
            raise PrinterRefusedError(printer.printerName())
        painter.drawImage(QRectF(printer.pageLayout().fullRectPixels(printer.resolution())), image)
    if not painter.end() or printer.printerState() == QPrinter.PrinterState.Error:
        raise PrinterRefusedError(printer.printerName())
    return len(images)


def _fit(printer: QPrinter, image: QImage) -> None:
    """Give the printer the size of the page it is about to draw."""
    dots = printer.resolution() / _MM_PER_INCH
    wide, high = image.width() / dots, image.height() / dots
    upright = QSizeF(min(wide, high), max(wide, high))
    size = QPageSize(upright, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageSize(size)
    turned = QPageLayout.Orientation.Landscape if wide > high else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(turned)
