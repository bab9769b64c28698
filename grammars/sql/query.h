/*
 * SQL as a template: a query whose holes stand for values of the program, and what it reads and
 * writes. Only what the platforms' tables need is read off: one table, the columns that are set or
 * selected, and the equalities that every row must satisfy.
 *
 *      update orders set status = '¤0' where id = ¤1
 *      UPDATE, table "orders", set status := hole 0, where id = hole 1
 */
#ifndef GRAMMARS_SQL_QUERY_H
#define GRAMMARS_SQL_QUERY_H

#include "analyzer/base/arena.h"
#include "analyzer/base/text.h"
#include "analyzer/base/vec.h"

enum sql_kind { SQL_OTHER, SQL_SELECT, SQL_INSERT, SQL_UPDATE, SQL_DELETE };

enum sql_value_kind { SQL_HOLE, SQL_LITERAL, SQL_EXPRESSION };

struct sql_value {
    enum sql_value_kind kind;
    uint32_t hole;    /* HOLE: its number */
    struct text text; /* LITERAL: its text, without quotes; EXPRESSION: as written */
};

struct sql_pair {
    struct text column;
    struct sql_value value;
};

typedef VEC(struct sql_pair) sql_pairs;
typedef VEC(struct text) sql_columns;

struct sql_query {
    enum sql_kind kind;
    struct text table;
    sql_pairs assigned;   /* INSERT, UPDATE */
    sql_pairs where;      /* column = value, all of which hold */
    sql_columns selected; /* SELECT: the names under which columns come back; "*": all */
    bool is_exact;        /* nothing else decides which rows are meant */
};

/* How hole `number` is written in the text that is given to sql_parse. */
struct text sql_hole(struct arena *arena, uint32_t number);
/* Reads a template; `kind` is SQL_OTHER where it is none that this understands. */
void sql_parse(struct sql_query *query, struct arena *arena, struct text text);

#endif
