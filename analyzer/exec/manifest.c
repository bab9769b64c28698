/* What the XML and YAML files of the project say, for stubs that ask: see grammars/document. */
#include "analyzer/exec/exec_p.h"
#include "grammars/document/document.h"

static struct exec_manifest ask(struct exec *x, struct text glob, struct text path)
{
    struct exec_manifest asked = {text_copy(x->arena, glob), text_copy(x->arena, path), {0}};
    for (uint32_t i = 1; i < x->program->files.count; i++) {
        struct text name = names_text(x->names, ir_file(x->program, (ir_file_id){i})->path);
        if (document_frontend(name) && text_matches_glob(name, glob))
            document_find(x->program, (ir_file_id){i}, path, x->arena, &asked.elements);
    }
    return asked;
}

static const struct exec_manifest *find(struct exec *x, struct text glob, struct text path)
{
    for (uint32_t i = 0; i < x->manifests.count; i++) {
        const struct exec_manifest *asked = &x->manifests.items[i];
        if (text_equal(asked->glob, glob) && text_equal(asked->path, path))
            return asked;
    }
    VEC_PUSH(x->arena, &x->manifests, ask(x, glob, path));
    return &x->manifests.items[x->manifests.count - 1];
}

struct value manifest_find(struct exec *x, struct text glob, struct text path)
{
    struct value list = array_empty(x);
    ir_ids elements = find(x, glob, path)->elements;
    for (uint32_t i = 0; i < elements.count; i++)
        list = array_append(x, list, exec_value(x, elements.items[i]));
    return list;
}

const exec_manifests *exec_get_manifests(const struct exec *x)
{
    return &x->manifests;
}
