/* Models: lookup by binary search, for a model names few of the symbols that there are. */
#include "solver/model.h"

/* The first place whose symbol is not less. */
/*@ requires \valid_read(model);
    requires \valid_read(model->symbols.items + (0 .. model->symbols.count - 1));
    requires \forall integer i, j; 0 <= i <= j < model->symbols.count ==>
      model->symbols.items[i].symbol.index <= model->symbols.items[j].symbol.index;
    assigns \nothing;
    ensures \result <= model->symbols.count;
    ensures \forall integer i; 0 <= i < \result ==>
      model->symbols.items[i].symbol.index < symbol.index;
    ensures \forall integer i; \result <= i < model->symbols.count ==>
      symbol.index <= model->symbols.items[i].symbol.index; */
static uint32_t place_of(const struct solver_model *model, symbol_id symbol)
{
    uint32_t low = 0, high = model->symbols.count;
    /*@ loop invariant 0 <= low <= high <= model->symbols.count;
        loop invariant \forall integer i; 0 <= i < low ==>
          model->symbols.items[i].symbol.index < symbol.index;
        loop invariant \forall integer i; high <= i < model->symbols.count ==>
          symbol.index <= model->symbols.items[i].symbol.index;
        loop assigns low, high;
        loop variant high - low; */
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (model->symbols.items[middle].symbol.index < symbol.index)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/*@ requires \valid_read(model);
    requires \valid_read(model->symbols.items + (0 .. model->symbols.count - 1));
    assigns \nothing;
    ensures \result <==>
      place < model->symbols.count && model->symbols.items[place].symbol.index == symbol.index; */
static bool is_at(const struct solver_model *model, uint32_t place, symbol_id symbol)
{
    return place < model->symbols.count && model->symbols.items[place].symbol.index == symbol.index;
}

const struct constant *model_value(const struct solver_model *model, symbol_id symbol)
{
    uint32_t place = place_of(model, symbol);
    return is_at(model, place, symbol) ? &model->symbols.items[place].value : NULL;
}

void model_set(struct solver_model *model, symbol_id symbol, struct constant value)
{
    uint32_t place = place_of(model, symbol);
    struct symbol_value entry = {symbol, value};
    if (!is_at(model, place, symbol)) {
        VEC_PUSH(model->arena, &model->symbols, entry);
        struct symbol_value *items = model->symbols.items;
        memmove(items + place + 1, items + place,
                (model->symbols.count - 1 - place) * sizeof *items);
    }
    model->symbols.items[place] = entry;
}

void model_unset(struct solver_model *model, symbol_id symbol)
{
    uint32_t place = place_of(model, symbol);
    if (!is_at(model, place, symbol))
        return;
    struct symbol_value *items = model->symbols.items;
    memmove(items + place, items + place + 1, (model->symbols.count - 1 - place) * sizeof *items);
    model->symbols.count--;
}

static struct constant copy_constant(struct arena *arena, struct constant value)
{
    value.text = text_copy(arena, value.text);
    return value;
}

struct solver_model model_copy(struct arena *arena, const struct solver_model *model)
{
    struct solver_model copy = {.arena = arena};
    for (uint32_t i = 0; i < model->symbols.count; i++) {
        struct symbol_value entry = model->symbols.items[i];
        entry.value = copy_constant(arena, entry.value);
        VEC_PUSH(arena, &copy.symbols, entry);
    }
    for (uint32_t i = 0; i < model->points.count; i++) {
        struct solver_point point = model->points.items[i];
        struct constant *args = ARENA_ARRAY(arena, struct constant, point.arg_count + 1);
        for (uint32_t k = 0; k < point.arg_count; k++)
            args[k] = copy_constant(arena, point.args[k]);
        point.args = args;
        point.value = copy_constant(arena, point.value);
        VEC_PUSH(arena, &copy.points, point);
    }
    return copy;
}
