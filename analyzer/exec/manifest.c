/* What the XML and YAML files of the project say, for stubs that ask: see grammars/document. */
#include "analyzer/exec/exec_p.h"
#include "grammars/document/document.h"

struct value manifest_find(struct exec *x, struct text glob, struct text path)
{
    struct value list = array_empty(x);
    for (uint32_t i = 1; i < x->program->files.count; i++) {
        struct text name = names_text(x->names, ir_file(x->program, (ir_file_id){i})->path);
        ir_ids elements = {0};
        if (!document_frontend(name) || !text_matches_glob(name, glob))
            continue;
        document_find(x->program, (ir_file_id){i}, path, x->arena, &elements);
        for (uint32_t k = 0; k < elements.count; k++)
            list = array_append(x, list, exec_value(x, elements.items[k]));
    }
    return list;
}
