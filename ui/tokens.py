"""Neutral and status colours by meaning, light and dark (interface, section 2.2)."""

from dataclasses import dataclass, replace

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of the chrome; a colour is asked for by what it means, never by how it looks.

    Attributes:
        dark: whether the theme is the dark one.
        high_contrast: whether fills were given up for borders.
        bg: the window and the group rows.
        surface: board, panels and fields.
        alt: filter strip, Saturday, the search field.
        closed: closed hours, holidays, key caps, neutral tags.
        track: what the parts of a segmented control sit in.
        thumb: the chosen part of a segmented control.
        line: row and hour lines.
        line2: borders of panels.
        ctrl: borders of fields and buttons.
        text: main text.
        text2: secondary text and icons.
        text3: captions and placeholders.
        accent: primary button, focus, selection ring, now-line.
        onacc: text on `accent`.
        sel: selected row, today's column; always with bold or a ring.
        danger: conflict, error; `dangerbg` below it.
        warn: to confirm, to record, waiting; `warnbg` below it.
        ok: done, free, online; `okbg` below it.
        info: interpreter confirmed, other desks, tips; `infobg` below it.
        rail: the navigation rail; `railtxt` its text, `railsel` its chosen section,
            `railon` the text of that section.
        mark: logo and badge of the rail; `onmark` what is drawn on it.
        scrim: laid over the window behind a dialog; translucent.
        shade: the shadow of floating things, at its darkest; translucent.
    """

    dark: bool
    high_contrast: bool
    bg: QColor
    surface: QColor
    alt: QColor
    closed: QColor
    track: QColor
    thumb: QColor
    line: QColor
    line2: QColor
    ctrl: QColor
    text: QColor
    text2: QColor
    text3: QColor
    accent: QColor
    onacc: QColor
    sel: QColor
    danger: QColor
    dangerbg: QColor
    warn: QColor
    warnbg: QColor
    ok: QColor
    okbg: QColor
    info: QColor
    infobg: QColor
    rail: QColor
    railtxt: QColor
    railsel: QColor
    railon: QColor
    mark: QColor
    onmark: QColor
    scrim: QColor
    shade: QColor


LIGHT = Tokens(
    dark=False,
    high_contrast=False,
    bg=QColor("#F3F5F8"),
    surface=QColor("#FFFFFF"),
    alt=QColor("#F7F9FB"),
    closed=QColor("#ECEFF3"),
    track=QColor("#ECEFF3"),
    thumb=QColor("#FFFFFF"),
    line=QColor("#E3E8ED"),
    line2=QColor("#CBD3DC"),
    ctrl=QColor("#758393"),
    text=QColor("#16202B"),
    text2=QColor("#44525F"),
    text3=QColor("#5A6875"),
    accent=QColor("#1F3354"),
    onacc=QColor("#FFFFFF"),
    sel=QColor("#E4EAF4"),
    danger=QColor("#B3261E"),
    dangerbg=QColor("#FDECEA"),
    warn=QColor("#845000"),
    warnbg=QColor("#FFF1D6"),
    ok=QColor("#17663A"),
    okbg=QColor("#E2F4E8"),
    info=QColor("#1F4E8C"),
    infobg=QColor("#E6F0FC"),
    rail=QColor("#1C2B44"),
    railtxt=QColor("#C6D2E4"),
    railsel=QColor("#31476B"),
    railon=QColor("#FFFFFF"),
    mark=QColor("#F4C36B"),
    onmark=QColor("#1C2B44"),
    scrim=QColor(12, 18, 32, 112),
    shade=QColor(12, 18, 32, 72),
)

DARK = Tokens(
    dark=True,
    high_contrast=False,
    bg=QColor("#12171D"),
    surface=QColor("#1A2028"),
    alt=QColor("#1E252E"),
    closed=QColor("#151A21"),
    track=QColor("#10151B"),
    thumb=QColor("#313C4A"),
    line=QColor("#2A323C"),
    line2=QColor("#3C4754"),
    ctrl=QColor("#8492A2"),
    text=QColor("#EDF1F5"),
    text2=QColor("#BAC5D0"),
    text3=QColor("#9AA7B4"),
    accent=QColor("#CFDDF5"),
    onacc=QColor("#152238"),
    sel=QColor("#2B3950"),
    danger=QColor("#FF9C92"),
    dangerbg=QColor("#471F1E"),
    warn=QColor("#F4C36B"),
    warnbg=QColor("#40310F"),
    ok=QColor("#84DBA7"),
    okbg=QColor("#173A27"),
    info=QColor("#9CC6FA"),
    infobg=QColor("#17304F"),
    rail=QColor("#0D1218"),
    railtxt=QColor("#AEBBCB"),
    railsel=QColor("#273447"),
    railon=QColor("#FFFFFF"),
    mark=QColor("#F4C36B"),
    onmark=QColor("#1C2B44"),
    scrim=QColor(0, 0, 0, 128),
    shade=QColor(0, 0, 0, 128),
)


def in_high_contrast(tokens: Tokens) -> Tokens:
    """Return the colours for people who ask their system for contrast.

    Fills become `surface` and borders become `text`; the meaning stays in icons, words and bars.
    """
    surface, text = tokens.surface, tokens.text
    return replace(
        tokens,
        high_contrast=True,
        bg=surface,
        alt=surface,
        closed=surface,
        track=surface,
        thumb=surface,
        sel=surface,
        dangerbg=surface,
        warnbg=surface,
        okbg=surface,
        infobg=surface,
        line=tokens.ctrl,
        line2=text,
        ctrl=text,
    )


def mixed(over: QColor, under: QColor, share: float) -> QColor:
    """Return `over` laid on `under`, seen at `share` (0 to 1)."""
    return QColor(
        *(
            round(share * above + (1 - share) * below)
            for above, below in zip(
                (over.red(), over.green(), over.blue()),
                (under.red(), under.green(), under.blue()),
                strict=True,
            )
        )
    )


def faded(colour: QColor, share: float) -> QColor:
    """Return the same colour, translucent: `share` is 0 (unseen) to 1 (solid)."""
    seen = QColor(colour)
    seen.setAlphaF(share)
    return seen
