/*
 * Findings as bytes, from one process to another: numbers in the byte order of the machine, texts
 * and lists with their length before them. One description of each type serves both directions.
 */
#ifndef REPORTS_WIRE_H
#define REPORTS_WIRE_H

#include "reports/report.h"

struct wire {
    struct buffer *out;  /* to write; or NULL: to read */
    struct text in;      /* what is left to be read */
    struct arena *arena; /* of what is read */
    bool is_broken;      /* less was there than was to be read: all that is read since is zero */
};

void wire_number(struct wire *wire, uint32_t *number);
void wire_flag(struct wire *wire, bool *flag);
/* Texts that are read are copies in the arena. */
void wire_text(struct wire *wire, struct text *text);
/* All of it but the rule, an index in the writer's report. */
void wire_finding(struct wire *wire, struct finding *finding);

#endif
