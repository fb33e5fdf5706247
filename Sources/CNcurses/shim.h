#ifndef MARQUEE_CNCURSES_SHIM_H
#define MARQUEE_CNCURSES_SHIM_H

// ncurses as Swift can call it: what its header gives as variables that change, as macros with casts or as
// functions with any number of arguments is a small function here.

#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif

#include <curses.h>
#include <stddef.h>
#include <stdio.h>
#include <wchar.h>

// Declared by the system's header only where a feature macro asks for it.
extern int wcwidth(wchar_t character);

/// Opens a terminal of a name on standard input and output; NULL where no description of it is installed.
static inline SCREEN *curses_open(const char *name) { return newterm(name, stdout, stdin); }

static inline WINDOW *curses_screen(void) { return stdscr; }
static inline int curses_lines(void) { return LINES; }
static inline int curses_columns(void) { return COLS; }
static inline int curses_colors(void) { return COLORS; }
static inline int curses_color_pairs(void) { return COLOR_PAIRS; }

static inline unsigned int curses_bold(void) { return A_BOLD; }
static inline unsigned int curses_dim(void) { return A_DIM; }
static inline unsigned int curses_italic(void) { return A_ITALIC; }
static inline unsigned int curses_underline(void) { return A_UNDERLINE; }
static inline unsigned int curses_reverse(void) { return A_REVERSE; }

/// The columns that the C library gives a character, -1 where it does not know it.
static inline int curses_width(unsigned int scalar) { return wcwidth((wchar_t)scalar); }

/// Writes cells from a place on; each wide character is one cell here and fills two columns.
static inline int curses_put(int y, int x, const cchar_t *cells, int count) {
    return mvwadd_wchnstr(stdscr, y, x, cells, count);
}

/// Makes a cell of a text that ends in 0; the pair may be beyond what a short holds.
static inline int curses_make_cell(cchar_t *cell, const wchar_t *text, unsigned int attributes, int pair) {
    return setcchar(cell, text, attributes, 0, &pair);
}

/// The next update writes every cell.
static inline int curses_forget_screen(void) { return clearok(curscr, TRUE); }

/// A string of the terminal's description, NULL where it has none.
static inline const char *curses_string(const char *name) {
    const char *text = tigetstr(name);
    return text == (const char *)-1 ? NULL : text;
}

/// A string of the terminal's description with its numbers filled in; it lives until the next call.
static inline const char *curses_filled(const char *text, long first, long second) {
    return tparm(text, first, second, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
}

// Declared here because <term.h> makes macros of ordinary words.
typedef struct term TERMINAL;
extern int setupterm(const char *name, int descriptor, int *error);
extern TERMINAL *set_curterm(TERMINAL *terminal);
extern int del_curterm(TERMINAL *terminal);

/// The colours that a terminal's description names, -1 where it is not installed; opens no terminal.
static inline int curses_described_colors(const char *name) {
    int error = 0;
    if (setupterm(name, 1, &error) != OK) return -1;
    int colors = tigetnum("colors");
    del_curterm(set_curterm(NULL));
    return colors < 0 ? 0 : colors;
}

#endif
