/* Writing a result whole or not at all. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include "analyzer/base/text.h"

/*
 * Writes `text` to the file, through a temporary one beside it that takes its place at the end, or
 * to the standard output where `path` is NULL. False, with errno set, if that did not work; the
 * file is then as it was.
 */
bool output_write(const char *path, struct text text);

#endif
