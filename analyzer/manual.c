/* The man page and the completions of shells, from options.def. */
#include "analyzer/manual.h"

struct command_row {
    const char *name, *arguments, *help;
};

struct option_row {
    const char *name, *argument, *fallback, *help;
};

static const struct command_row commands[] = {
#define COMMAND(id, name, arguments, help) {name, arguments, help},
#include "analyzer/options.def"
};

static const struct option_row options[] = {
#define OPTION(id, name, argument, fallback, help, repeated) {name, argument, fallback, help},
#include "analyzer/options.def"
};

/* Text of roff: no hyphen becomes typographic, no line begins with a request. */
static void add_roff(struct buffer *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '-' || *text == '\\')
            buffer_add_byte(out, '\\');
        buffer_add_byte(out, *text);
    }
}

static void add_commands(struct buffer *out)
{
    buffer_print(out, ".SH SYNOPSIS\n");
    for (size_t i = 0; i < ARRAY_LENGTH(commands); i++)
        buffer_print(out, ".B tillproof %s\n%s [OPTION]...\n.br\n", commands[i].name,
                     commands[i].arguments);
    buffer_print(out, ".SH COMMANDS\n");
    for (size_t i = 0; i < ARRAY_LENGTH(commands); i++) {
        buffer_print(out, ".TP\n.B %s\n", commands[i].name);
        add_roff(out, commands[i].help);
        buffer_print(out, ".\n");
    }
}

static void add_options(struct buffer *out)
{
    buffer_print(out, ".SH OPTIONS\n");
    for (size_t i = 0; i < ARRAY_LENGTH(options); i++) {
        buffer_print(out, ".TP\n.B ");
        add_roff(out, options[i].name);
        buffer_print(out, options[i].argument ? " \\fI%s\\fR\n" : "%s\n",
                     options[i].argument ? options[i].argument : "");
        add_roff(out, options[i].help);
        if (options[i].fallback)
            buffer_print(out, " (default %s)", options[i].fallback);
        buffer_print(out, ".\n");
    }
}

static void add_certificates(struct buffer *out)
{
    buffer_print(
        out,
        ".SH CERTIFICATES\n"
        "A proof is found by Z3, of terms that were simplified before. With "
        "\\fB\\-\\-certificates\\fR each is also written down for other solvers: an SMT\\-LIB 2 "
        "file "
        "that states the obligation in the terms that the execution built, before any "
        "simplification. Inputs are constants; assignments, joins and guards are definitions; what "
        "is assumed of inputs and known of functions is asserted by name; the guard and the "
        "negated "
        "clause are the goal. \\fImanifest.json\\fR lists the files with their hashes, and the "
        "hashes of all sources and specifications.\n.PP\n"
        "\\fBtillproof certify\\fR asks cvc5 and z3, as far as they are there, in processes of "
        "their "
        "own. What they may do is bounded by their own counts (\\fB\\-\\-level\\fR); a clock ends "
        "what these do not bound. A certificate\n"
        ".TP\n.B agrees\nif a solver finds it unsatisfiable and none refutes it.\n"
        ".TP\n.B is trivial\nif that is so, and no input is in the cone of guard and clause.\n"
        ".TP\n.B is given up\nif no solver answers.\n"
        ".TP\n.B is refuted\nif a solver finds values for which the claim fails, and they are "
        "real: "
        "functions of the language that the certificate names and does not define are computed at "
        "the values, and a solver that had one wrong is told and asked again. Functions that stand "
        "for themselves, such as MACs, have any values that the assumptions allow. File and values "
        "(\\fI.model\\fR) are kept.\n.PP\n"
        "What the execution of a flow took for decided on its way, and so left out, has "
        "certificates of its own, \\fIdecisions\\-*.smt2\\fR: that a condition always or never "
        "holds "
        "where it was asked about, that a value is a constant there, or what two branches "
        "leave behind, if a proof or a decision uses it. They are counted apart, and cvc5 is not "
        "asked about those longer than 256 KiB, twice that for each level. With "
        "\\fB\\-\\-certify\\fR, verify asks about each certificate as it is written; a proof that "
        "is refuted, or that comes of a decision that is, becomes unknown, and the exit status "
        "is 2.\n.PP\n"
        "Certificates do not cover what lies before them: that the source was read and executed "
        "rightly, which calls and conversions a constant name or type selected, and that the named "
        "facts of functions hold. Floats are taken for reals, and what rounds to an infinity for "
        "one; "
        "a proof in which one that is not finite is more than compared has no "
        "certificate and is listed as \\fIunstated\\fR.\n"
        ".P\n"
        "Beside each certificate stands a \\fIlisting\\fR of the same proof: a C function with "
        "ACSL "
        "contracts. \\fBtillproof certify \\-\\-frama\\-c\\fR has Frama\\-C prove them again, by "
        "its own "
        "simplifier or by cvc5, in a model in which numbers are those of mathematics. Texts are "
        "numbers there, of which only equality is known. It exits with 1 where nothing reaches the "
        "effect of a listing: its assumptions contradict each other.\n"
        ".P\n"
        "\\fB\\-\\-solver z3,cvc5\\fR (the default from level 3 on) asks cvc5 in the same way "
        "about what "
        "z3 gives up on; the report names the solver. What cvc5 refutes stays unknown: a "
        "counterexample is made of a model of z3\\(aqs.\n");
}

void manual_page(struct buffer *out)
{
    buffer_print(out, ".TH TILLPROOF 1 \"\" \"tillproof " TILLPROOF_VERSION "\"\n"
                      ".SH NAME\n"
                      "tillproof \\- prove or refute the payment rules of online shops\n");
    add_commands(out);
    add_options(out);
    buffer_print(
        out, ".SH EXIT STATUS\n"
             ".TP\n.B 0\nIt finished, and nothing is violated.\n"
             ".TP\n.B 1\nIt finished, and something is violated.\n"
             ".TP\n.B 2\nIt did not do its job: wrong usage, a PATH that is not there, "
             "a specification of the library or of \\-\\-specs that is broken, output that "
             "can't be written; with \\-\\-strict also a file or a claim that could not be "
             "read. Without it such a file is a notification of the report and a line on "
             "stderr.\n"
             "\\fBtillproof certify\\fR exits with 1 where a proof is refuted, and with 2 where a "
             "certificate is not as it was written, cannot be read, or no solver is there.\n");
    add_certificates(out);
    buffer_print(out,
                 ".SH SIGNALS\n"
                 "At the first SIGINT what is decided so far is reported, marked as incomplete; "
                 "a second one ends the program.\n"
                 ".SH FILES\n"
                 ".TP\n.B .tillproof/specs\nSpecifications that a plugin carries: claims, which "
                 "are checked and listed, and which no verdict depends on.\n"
                 ".SH ENVIRONMENT\n"
                 ".TP\n.B TILLPROOF_SPECS\nThe folder of the specification library, instead "
                 "of the one that was installed.\n");
}

void manual_completions(struct buffer *out)
{
    buffer_print(out, "_tillproof()\n{\n    local words='");
    for (size_t i = 0; i < ARRAY_LENGTH(commands); i++)
        buffer_print(out, "%s ", commands[i].name);
    for (size_t i = 0; i < ARRAY_LENGTH(options); i++)
        buffer_print(out, "%s ", options[i].name);
    buffer_print(out, "'\n"
                      "    COMPREPLY=($(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\"))\n"
                      "}\n"
                      "complete -o default -F _tillproof tillproof\n");
}
