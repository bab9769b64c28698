// A witness, the same for every plugin: the state of the shop and the values of the counterexample.
// Nothing here decides what a clause is.
const $fs = require('fs');
const $path = require('path');
const $vm = require('vm');
const $crypto = require('crypto');
const $exit = process.exit.bind(process);
const $Buffer = Buffer;
const $process = process;

class $Unsupported extends Error {}

const $world = {
    data: null, out: 1, used: new Set(), objects: new Map(), keys: new Map(), store: {}, properties: {},
    registered: [], facts: [], macs: [], replies: new Map(), rounds: new Map(), effects: [], reached: [], before: null, again: false, asked: new Set(),
    marks: new Map(), parts: new WeakMap(), modules: new Map(), loaded: new Map(),
};

function $trace(event) { $fs.writeSync($world.out, JSON.stringify(event) + '\n'); }

function $option(name) {
    const found = $process.argv.find((one) => one.startsWith('--' + name + '='));
    return found === undefined ? undefined : found.slice(name.length + 3);
}

// ---- data of the counterexample ----

// Marks in strings become what they stand for.
function $real(value) {
    if (Array.isArray(value)) return value.map($real);
    if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, $real(one)]));
    if (typeof value !== 'string' || value === '') return value;
    if ($world.marks.has(value)) return $world.marks.get(value);
    let text = value;
    for (const [name, real] of $world.marks) if (name.startsWith('{')) text = text.split(name).join(real);
    return text;
}

function $encode(format, tree) {
    return format === 'query' ? new URLSearchParams(tree).toString() : JSON.stringify(tree === undefined ? null : tree);
}

// What a mark stands for; the marks in it come first.
function $resolveMark(open, name) {
    const mark = open.get(name);
    open.delete(name);
    if (mark === undefined) return;
    const parts = JSON.stringify([mark.tree, mark.data, mark.key]);
    for (const other of [...open.keys()]) if (parts.includes(other)) $resolveMark(open, other);
    $world.marks.set(name, mark.kind === 'text' ? $encode(mark.format, $real(mark.tree))
        : mark.kind === 'hash' ? hash(mark.format, $real(mark.data))
        : $hmac(mark.format, $real(mark.key), $real(mark.data)).toString('hex'));
}

function $begin(data) {
    const to = $option('trace');
    $world.out = to === undefined ? 1 : /^\d+$/.test(to) ? Number(to) : $fs.openSync(to, 'w');
    $world.data = data;
    data.root = $fs.realpathSync($option('root') ?? data.root);
    data.isMoved = $process.argv.includes('--moved'); // values belong to lines of another version
    const open = new Map(data.marks.map((mark) => [mark.name, mark]).reverse());
    for (const mark of data.marks) $resolveMark(open, mark.name);
    for (const part of ['query', 'post', 'cookies', 'headers', 'files', 'parameters', 'settings', 'session', 'stored', 'body']) data[part] = $real(data[part]);
    for (const value of data.values) value.value = $real(value.value);
    for (const field of data.fields) {
        const into = field.property ? $world.properties : $world.store;
        ((into[field.class] ??= {})[field.key] ??= {})[field.field] = $real(field.value);
    }
    const state = $option('state');
    $world.second = state !== undefined;
    if (state !== undefined) $restore(JSON.parse($fs.readFileSync(state, 'utf8')));
}

// ---- what a later delivery finds ----

function $state() {
    for (const [object, at] of $world.keys) {
        const own = (($world.properties[at.class] ??= {})[at.key] ??= {});
        for (const [name, value] of Object.entries(object)) if (['string', 'number', 'boolean'].includes(typeof value)) own[name] = value;
    }
    return { store: $world.store, properties: $world.properties, effects: $world.effects };
}

function $restore(state) {
    for (const part of ['store', 'properties'])
        for (const [name, records] of Object.entries(state[part]))
            for (const [key, fields] of Object.entries(records)) Object.assign((($world[part][name] ??= {})[key] ??= {}), fields);
    $world.reached = state.effects;
}

// ---- where the plugin stands ----

// The innermost place in the plugin's own code: [file, line].
function $site() {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 100;
    const lines = new Error().stack.split('\n');
    Error.stackTraceLimit = limit;
    for (const line of lines) {
        const at = line.indexOf($world.data.root + '/');
        const found = at < 0 ? null : /^(.*?):(\d+):\d+\)?$/.exec(line.slice(at + $world.data.root.length + 1));
        if (found) return [found[1], Number(found[2])];
    }
    return ['', 0];
}

// {value} that the counterexample has next for a name here, or undefined.
// Whether the counterexample has a value of one of the names that was not taken yet, from here.
function $isAwaited(names) {
    const [file, line] = $site();
    return $world.data.values.some((one, i) => !$world.used.has(i) && names.includes(one.name.replace(/#\d+/, '')) &&
                                               one.file === file && line >= one.line && line <= one.end);
}

function $valueHere(name) {
    const [file, line] = $site();
    let elsewhere;
    for (const [i, one] of $world.data.values.entries()) {
        if ($world.used.has(i) || one.name.replace(/#\d+/, '').toLowerCase() !== name.toLowerCase()) continue;
        if (one.file === '' || one.file.startsWith('specs/') || (one.file === file && line >= one.line && line <= one.end)) {
            $world.used.add(i);
            return one;
        }
        elsewhere ??= i;
    }
    if (elsewhere === undefined || !$world.data.isMoved) return undefined;
    $world.used.add(elsewhere);
    return $world.data.values[elsewhere];
}

// ---- records ----

function $modelsOf(name) { return $world.data.models[name] ?? []; }

function $record(name, key) {
    const id = name + '#' + key;
    if (!$world.objects.has(id)) {
        const type = $classNamed(name);
        const object = type ? Object.create(type.prototype) : {};
        $world.objects.set(id, object);
        $world.keys.set(object, { class: name, key });
        for (const model of $modelsOf(name))
            for (const host of model.hosts)
                Object.defineProperty(object, host, { enumerable: false, configurable: true, get: () => $field(object, model.name), set: (value) => $put(object, model.name, value) });
        for (const [property, value] of Object.entries($world.properties[name]?.[key] ?? {})) object[property] = value;
    }
    return $world.objects.get(id);
}

function $keyOf(object) { return object !== null && typeof object === 'object' ? $world.keys.get(object) : undefined; }

function $field(base, name) {
    const at = $keyOf(base);
    const model = at && $modelsOf(at.class).find((one) => one.name === name);
    if (!model) return base?.[name];
    const fields = ($world.before ?? $world.store)[at.class]?.[at.key] ?? {};
    if (name in fields) return fields[name];
    if (model.isKey) return at.key;
    const filled = $world.data.fillsRecords ? `${name} of ${at.key}` : '';
    return { boolean: false, number: 0, string: filled, map: {} }[model.type] ?? null;
}

function $put(base, name, value) {
    const at = $keyOf(base);
    if (!at) return;
    const contract = $world.data.contracts[at.class + '::$' + name];
    if (contract) $require(at.class + '::$' + name, contract, { self: base, params: {}, result: value, vars: {} });
    (($world.store[at.class] ??= {})[at.key] ??= {})[name] = value;
}

// ---- what nobody specifies ----

function $inert(name) {
    const told = $valueHere(name.replace(/^.*\./, '') + '()') ?? $valueHere(name + '()');
    const [file, line] = $site();
    $trace({ event: 'inert', name, file, line, needed: Boolean(told && told.needed && told.unknown) });
    return told ? told.value : undefined;
}

function $inertObject(name) {
    return new Proxy(function () {}, {
        get: (target, key) => key === 'then' || typeof key === 'symbol' ? undefined : $inertObject(name + '.' + key),
        apply: () => $inert(name),
        construct: () => { $inert(name); return $inertObject(name); },
    });
}
