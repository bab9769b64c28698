/*
 * Declarations in XML and YAML as the program sees them: a file is one array, which is the result
 * of its main function. So rules about a route point at the line that declares it.
 *
 *   <route url="/a" method="GET">          ["route" => [["@url" => "/a", "@method" => "GET",
 *       <resource ref="anonymous"/>            "resource" => [["@ref" => "anonymous"]]]]]
 *   </route>
 *
 *   entity.card:                           ["entity.card" => ["path" => "/cards",
 *     path: /cards                             "methods" => ["GET"]]]
 *     methods: [GET]
 */
#ifndef GRAMMARS_DOCUMENT_DOCUMENT_H
#define GRAMMARS_DOCUMENT_DOCUMENT_H

#include "analyzer/ir/ir.h"

/* NULL if no manifest's name ends so: only ".xml", ".yml" and ".yaml" do. */
const struct ir_frontend *document_frontend(struct text path);

/*
 * The elements below `path` ("routes.route"; "": the whole), in order: each becomes a function of
 * the manifest whose body is the element and whose name is its key, or its tag and first attribute.
 */
void document_declare_items(struct ir_program *program, ir_file_id file, struct text path,
                            struct arena *arena, u32_vec *functions);

/* The same elements as they stand there. */
void document_find(struct ir_program *program, ir_file_id file, struct text path,
                   struct arena *arena, ir_ids *elements);

#endif
