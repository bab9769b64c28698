/* Statements among the files that make them and answer what they say. */
#ifndef EXEC_STATEMENTS_P_H
#define EXEC_STATEMENTS_P_H

#include "analyzer/exec/exec_p.h"

static inline term_id yes(struct exec *x)
{
    return term_bool(x->terms, true);
}

static inline term_id no(struct exec *x)
{
    return term_bool(x->terms, false);
}

/* ---- statements.c ---- */

/* Keeps a statement, made where the program is now; its number. */
uint32_t statement_add(struct exec *x, const struct statement *statement);

/* ---- hosts.c ---- */

/*
 * Where the host of the URL was chosen by the shop: it is written in the source up to its end, or
 * what makes it up is trusted. A choice between hosts by the request is none by the shop.
 */
term_id statement_host_trust(struct exec *x, term_id url, const struct spec_provider **provider,
                             int depth);

/* ---- replies.c ---- */

/* Whether what was sent holds a setting of this merchant: credentials. */
term_id statement_holds_credentials(struct exec *x, struct value sent);

/* ---- notifications.c ---- */

/* The parts of a text that is put together; the text itself if it is not. */
void statement_parts_of(struct exec *x, term_id text, term_ids *parts);

/* ---- says.c ---- */

/* The leaves of a term, not those that only say which record a field of it is. */
void statement_said_leaves(struct exec *x, term_id term, u32_vec *leaves);

/* Whether a leaf is one value, or unknown: no array and no object. */
bool statement_is_scalar_leaf(const struct exec *x, leaf_id leaf);

/* The value that is written in a message is the one that is asked for. */
term_id statement_is_written(struct exec *x, struct value written, struct value value);

/* The statement says the value, and in that role ("reference", …), "" in any. */
term_id statement_says_in_role(struct exec *x, uint32_t index, struct value value,
                               const char *role);

/* ---- unspecified.c ---- */

/* Whether the last name on the way to the leaf holds one of the words. */
bool statement_is_named(struct exec *x, leaf_id leaf, const char *const *words, uint32_t count);

#endif
