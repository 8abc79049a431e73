#include <locale.h>
#include <stdio.h>
#include <termios.h>
#include <unistd.h>
#include <editline/readline.h>

/* Globals of C are no values of Swift 6: they are set here. */
typedef char **(*edit_completion)(const char *word, int start, int end);

static inline void edit_begin(const char *name, const char *breaks, edit_completion complete) {
    /* Letters of more than one byte are one letter. */
    setlocale(LC_CTYPE, "");
    rl_readline_name = name;
    rl_basic_word_break_characters = breaks;
    rl_attempted_completion_function = complete;
    rl_initialize();
    rl_parse_and_bind("bind ^C ed-start-over");
}

/* While somebody types Ctrl-C is a key like others: it takes the line back. */
static inline char *edit_read(const char *prompt) {
    struct termios before;
    int known = tcgetattr(STDIN_FILENO, &before) == 0;
    if (known) {
        struct termios typing = before;
        typing.c_cc[VINTR] = _POSIX_VDISABLE;
        tcsetattr(STDIN_FILENO, TCSADRAIN, &typing);
    }
    char *line = readline(prompt);
    if (known) tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
    return line;
}

/* Where nothing fits, file names are no answer either. */
static inline void edit_finish(int append) {
    rl_attempted_completion_over = 1;
    rl_completion_append_character = append;
}

static inline const char *edit_line(void) { return rl_line_buffer; }
