"""Colours and measures of the window: a neutral dark grey that does not tint the judgement of colour."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from pixelsmile_desktop.core.resources import resources_folder

BACKGROUND: Final = QColor("#1f1f1f")
PANEL: Final = QColor("#262626")
RAISED: Final = QColor("#333333")
HOVER: Final = QColor("#3d3d3d")
LINE: Final = QColor("#3a3a3a")
TEXT: Final = QColor("#d8d8d8")
DIM: Final = QColor("#8f8f8f")
DISABLED: Final = QColor("#5c5c5c")
ACCENT: Final = QColor("#e5a93d")
ON_ACCENT: Final = QColor("#1b1508")
"""Text on the accent."""
DANGER: Final = QColor("#e5726e")
GOOD: Final = QColor("#6ab06a")

GAP: Final = 8
"""Logical pixels between things that belong together; half of it inside them, twice of it between groups."""
RADIUS: Final = 6
"""Corners of buttons and fields, in logical pixels."""

ROLE: Final = "role"
"""Dynamic property by which a widget asks for one of the looks below; set with `give_role`."""
HEADING: Final = "heading"
"""A label that names a group."""
CAPTION: Final = "caption"
"""A label in small, dim letters."""
PRIMARY: Final = "primary"
"""The one button that the page is about."""
QUIET: Final = "quiet"
"""A button without a frame."""
SEGMENT: Final = "segment"
"""One of several buttons of which one is on."""
PILL: Final = "pill"
"""A round field that says how something stands."""
BAR: Final = "bar"
"""A strip along an edge of the window."""

_STYLE: Final = """
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {line}; padding: 4px 8px; }}
QMainWindow, QDialog {{ background: {background}; }}
QMainWindow::separator {{ background: {background}; width: 4px; height: 4px; }}
QMainWindow::separator:hover {{ background: {line}; }}
QDockWidget {{ color: {dim}; }}
QDockWidget::title {{ background: {panel}; padding: 6px 12px; }}
QMenuBar {{ background: {background}; color: {text}; padding: 2px 4px; }}
QMenuBar::item {{ background: transparent; padding: 4px 8px; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {raised}; }}
QMenu {{ background: {panel}; color: {text}; border: 1px solid {line}; padding: 4px; }}
QMenu::item {{ padding: 6px 28px 6px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {hover}; }}
QMenu::item:disabled {{ color: {disabled}; }}
QMenu::separator {{ background: {line}; height: 1px; margin: 4px 8px; }}
QMenu::icon {{ padding-left: 8px; }}
QPushButton, QToolButton {{
    background: {raised}; color: {text}; border: 1px solid transparent; border-radius: {radius}px; padding: 5px 12px;
}}
QToolButton {{ padding: 5px; }}
QToolButton[popupMode="1"], QToolButton[popupMode="2"] {{ padding-right: 20px; }}
QToolButton::menu-indicator {{
    image: url(pixelsmile:style_arrow_down.svg); width: 12px; height: 12px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 4px;
}}
QToolButton::menu-button {{ border: none; width: 18px; }}
QToolButton::menu-arrow {{ image: url(pixelsmile:style_arrow_down.svg); width: 12px; height: 12px; }}
QPushButton:hover, QToolButton:hover {{ background: {hover}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {panel}; }}
QPushButton:focus, QToolButton:focus {{ border-color: {accent}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {disabled}; background: {panel}; }}
QPushButton[role="primary"] {{
    background: {accent}; color: {on_accent}; font-weight: 600; padding: 9px 16px; border-radius: 8px;
}}
QPushButton[role="primary"]:hover {{ background: {accent_hover}; }}
QPushButton[role="primary"]:pressed {{ background: {accent_pressed}; }}
QPushButton[role="primary"]:focus {{ border-color: {text}; }}
QPushButton[role="primary"]:disabled {{ background: {raised}; color: {disabled}; }}
QPushButton[role="quiet"], QToolButton[role="quiet"] {{ background: transparent; color: {dim}; }}
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover {{ color: {text}; background: {raised}; }}
QPushButton[role="quiet"]:disabled, QToolButton[role="quiet"]:disabled {{
    color: {disabled}; background: transparent;
}}
QPushButton[role="segment"], QToolButton[role="segment"] {{ background: transparent; color: {dim}; padding: 6px 14px; }}
QPushButton[role="segment"]:hover, QToolButton[role="segment"]:hover {{ color: {text}; }}
QPushButton[role="segment"]:checked, QToolButton[role="segment"]:checked {{ background: {line}; color: {text}; }}
QPushButton[role="segment"]:disabled {{ color: {disabled}; }}
QLabel[role="heading"] {{ color: {text}; font-weight: 600; }}
QLabel[role="caption"] {{ color: {dim}; font-size: {small}pt; }}
QLabel[role="pill"], QToolButton[role="pill"], QPushButton[role="pill"] {{
    background: {panel}; color: {dim}; border-radius: 12px; min-height: 16px; padding: 3px 14px; font-size: {small}pt;
}}
QPushButton[role="pill"]:hover {{ color: {text}; background: {raised}; }}
QWidget[role="bar"] {{ background: {background}; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit {{
    background: {background}; color: {text}; border: 1px solid {line}; border-radius: {radius}px; padding: 4px 8px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus {{
    border-color: {accent};
}}
QLineEdit:disabled, QComboBox:disabled {{ color: {disabled}; }}
QAbstractSpinBox {{ min-height: 20px; }}
QSpinBox {{
    background: {background}; border: 1px solid {line}; border-radius: {radius}px; min-height: 24px;
}}
QSpinBox:focus {{ border-color: {accent}; }}
QSpinBox::up-button, QSpinBox::down-button {{ border: none; width: 24px; subcontrol-origin: border; }}
QSpinBox::up-button {{ subcontrol-position: top right; }}
QSpinBox::down-button {{ subcontrol-position: bottom right; }}
QSpinBox::up-arrow {{ image: url(pixelsmile:style_arrow_up.svg); width: 11px; height: 11px; }}
QSpinBox::down-arrow {{ image: url(pixelsmile:style_arrow_down.svg); width: 11px; height: 11px; }}
QAbstractSpinBox > QLineEdit {{ background: transparent; border: none; border-radius: 0; padding: 0 0 0 8px; }}
QComboBox, QDateEdit {{ padding-right: 24px; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{
    image: url(pixelsmile:style_arrow_down.svg); width: 14px; height: 14px;
}}
QComboBox QAbstractItemView {{
    outline: none; background: {panel}; color: {text}; border: none;
    selection-background-color: {hover}; selection-color: {text};
}}
#qt_calendar_navigationbar {{ background: {panel}; }}
QListWidget::item {{ padding: 2px 4px; }}
QListWidget::item:selected {{ background: {raised}; color: {text}; }}
QHeaderView::section {{ background: {panel}; color: {dim}; border: none; padding: 4px 8px; }}
QScrollArea, QStackedWidget {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {hover}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: {disabled}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSlider::groove:horizontal {{ background: {raised}; height: 4px; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {accent}; height: 4px; border-radius: 2px; }}
QSlider::handle:horizontal {{ background: {text}; width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; }}
QSlider::handle:horizontal:focus {{ background: {accent}; }}
QSlider::sub-page:horizontal:disabled {{ background: {disabled}; }}
QSlider::handle:horizontal:disabled {{ background: {disabled}; }}
QProgressBar {{ background: {raised}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QCheckBox, QRadioButton {{ spacing: 8px; }}
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {{
    width: 16px; height: 16px; background: {background}; border: 1px solid {disabled}; border-radius: 4px;
}}
QRadioButton::indicator {{ border-radius: 9px; }}
QCheckBox::indicator:hover, QCheckBox:focus::indicator, QRadioButton::indicator:hover, QRadioButton:focus::indicator {{
    border-color: {accent};
}}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{
    background: {accent}; border-color: {accent}; image: url(pixelsmile:style_check.svg);
}}
QRadioButton::indicator:checked {{
    border-color: {accent};
    background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
        stop: 0 {accent}, stop: 0.5 {accent}, stop: 0.56 {background}, stop: 1 {background});
}}
QCheckBox::indicator:disabled {{ border-color: {raised}; }}
QCheckBox::indicator:checked:disabled {{ background: {disabled}; }}
QTabBar::tab {{ background: transparent; color: {dim}; padding: 6px 12px; }}
QTabBar::tab:selected {{ color: {text}; border-bottom: 2px solid {accent}; }}
QTabWidget::pane {{ border: none; }}
QSplitter::handle {{ background: {background}; }}
QSplitter::handle:hover {{ background: {line}; }}
QStatusBar {{ background: {background}; color: {dim}; }}
"""


def apply(app: QApplication) -> None:
    """Give the whole application its look; once, before the first widget is made."""
    QDir.setSearchPaths("pixelsmile", [str(resources_folder() / "icons")])
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(_palette())
    app.setStyleSheet(_style_sheet(app.font()))


def give_role(widget: QWidget, role: str) -> None:
    """Have `widget` look like one of the roles above, at once if it is already shown."""
    widget.setProperty(ROLE, role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _style_sheet(font: QFont) -> str:
    size = font.pointSizeF() if font.pointSizeF() > 0 else 9.0
    return _STYLE.format(
        background=BACKGROUND.name(),
        panel=PANEL.name(),
        raised=RAISED.name(),
        hover=HOVER.name(),
        line=LINE.name(),
        text=TEXT.name(),
        dim=DIM.name(),
        disabled=DISABLED.name(),
        accent=ACCENT.name(),
        accent_hover=ACCENT.lighter(108).name(),
        accent_pressed=ACCENT.darker(112).name(),
        on_accent=ON_ACCENT.name(),
        radius=RADIUS,
        small=round(size * 0.9, 1),
    )


def _palette() -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: PANEL,
        QPalette.ColorRole.WindowText: TEXT,
        QPalette.ColorRole.Base: BACKGROUND,
        QPalette.ColorRole.AlternateBase: PANEL,
        QPalette.ColorRole.Text: TEXT,
        QPalette.ColorRole.PlaceholderText: DIM,
        QPalette.ColorRole.Button: RAISED,
        QPalette.ColorRole.ButtonText: TEXT,
        QPalette.ColorRole.BrightText: DANGER,
        QPalette.ColorRole.ToolTipBase: RAISED,
        QPalette.ColorRole.ToolTipText: TEXT,
        QPalette.ColorRole.Highlight: ACCENT,
        QPalette.ColorRole.HighlightedText: ON_ACCENT,
        QPalette.ColorRole.Link: ACCENT,
        QPalette.ColorRole.LinkVisited: ACCENT,
        QPalette.ColorRole.Mid: LINE,
        QPalette.ColorRole.Midlight: HOVER,
        QPalette.ColorRole.Light: HOVER,
        QPalette.ColorRole.Dark: BACKGROUND,
        QPalette.ColorRole.Shadow: QColor(Qt.GlobalColor.black),
    }
    for role, colour in roles.items():
        palette.setColor(role, colour)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, DISABLED)
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, DISABLED)
    return palette
