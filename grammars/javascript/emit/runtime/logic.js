// Contracts: what they require is evaluated at run time, what they ensure is made true.

function $enter(name) {
    const [file, line] = $site();
    $trace({ event: 'call', name, file, line });
}

const $truth = (value) => Boolean(value);
const $number = (value) => typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : typeof value === 'string' ? Number(value.trim()) || 0 : 0;
const $missing = (value) => value === undefined || value === null;
const $equal = (a, b) => a === b || ($missing(a) && $missing(b)) || (typeof a === 'number' && typeof b === 'number' && a == b);
const $member = (item, set) => Array.isArray(set) && set.some((one) => $equal(item, one));
const $globs = (text, glob) => typeof text === 'string' && new RegExp('^' + glob.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^]*') + '$').test(text);

function $eval(node, env) {
    const kid = (i) => $eval(node.k[i], env);
    switch (node.o) {
    case 'BOOLEAN': return node.n;
    case 'NUMBER': return Number(node.n);
    case 'STRING': return node.n ?? '';
    case 'NULL': return null;
    case 'RESULT': return env.result;
    case 'PARAMETER': return env.params[node.n];
    case 'THIS': return env.self;
    case 'VARIABLE': return env.vars[node.n];
    case 'CONSTANT': return node.n;
    case 'FIELD': return $field(kid(0), node.n);
    case 'INDEX': return kid(0)?.[kid(1)];
    case 'APPLY': return $applied(node, env);
    case 'BUILTIN': return $builtin(node, env);
    case 'SET': return node.k ? node.k.map((one) => $eval(one, env)) : [];
    case 'NOT': return !$truth(kid(0));
    case 'AND': return $truth(kid(0)) && $truth(kid(1));
    case 'OR': return $truth(kid(0)) || $truth(kid(1));
    case 'XOR': return $truth(kid(0)) !== $truth(kid(1));
    case 'IMPLIES': return !$truth(kid(0)) || $truth(kid(1));
    case 'IFF': return $truth(kid(0)) === $truth(kid(1));
    case 'EQ': return $equal(kid(0), kid(1));
    case 'NE': return !$equal(kid(0), kid(1));
    case 'LT': return $number(kid(0)) < $number(kid(1));
    case 'LE': return $number(kid(0)) <= $number(kid(1));
    case 'GT': return $number(kid(0)) > $number(kid(1));
    case 'GE': return $number(kid(0)) >= $number(kid(1));
    case 'ADD': return $number(kid(0)) + $number(kid(1));
    case 'SUB': return $number(kid(0)) - $number(kid(1));
    case 'MUL': return $number(kid(0)) * $number(kid(1));
    case 'DIV': return $number(kid(0)) / $number(kid(1));
    case 'MOD': return $number(kid(0)) % $number(kid(1));
    case 'NEG': return -$number(kid(0));
    case 'CONDITIONAL': return $truth(kid(0)) ? kid(1) : kid(2);
    case 'IN': return $member(kid(0), kid(1));
    case 'NOT_IN': return !$member(kid(0), kid(1));
    case 'GLOB': return $globs(kid(0), node.n);
    case 'MATCHES': return typeof kid(0) === 'string' && new RegExp(node.n.replace(/^\/|\/$/g, '')).test(kid(0));
    case 'OLD': return $old(() => kid(0), env);
    case 'LET': return $eval(node.k[1], { ...env, vars: { ...env.vars, [node.n]: kid(0) } });
    case 'EXISTS': return $all(node, env).some((one) => $truth($eval(node.k[0], { ...env, vars: { ...env.vars, [node.n]: one } })));
    case 'FORALL': return $all(node, env).every((one) => $truth($eval(node.k[0], { ...env, vars: { ...env.vars, [node.n]: one } })));
    default: throw new $Unsupported(node.o + ' has no meaning at run time');
    }
}

// Over the statements of the flow, or the records of a class that it met.
function $all(node) {
    if (node.t === '') return $statements();
    return [...$world.keys].filter(([, at]) => node.t === 'Record' || at.class === node.t).map(([object]) => object);
}

function $old(term, env) {
    $world.before = env.before;
    try {
        return term();
    } finally {
        $world.before = null;
    }
}

function $applied(node, env) {
    const given = (node.k ?? []).map((one) => $eval(one, env));
    const predicate = $world.data.predicates[node.n];
    if (predicate.fact) return $checked(node.n, given);
    if (!predicate.body) throw new $Unsupported(node.n + ' has no meaning at run time');
    return $eval(predicate.body, { ...env, vars: Object.fromEntries(predicate.params.map((name, i) => [name, given[i]])) });
}

function $checked(fact, given) {
    return $world.facts.some((one) => one.fact === fact && given.every((value, i) => $missing(value) || i >= one.given.length || $equal(value, one.given[i])));
}

function $builtin(node, env) {
    if (node.n === 'checked') return $eval(node.k[0], env);
    if (node.n === 'strict') return env.strict ?? false;
    if (node.n === 'constant_time') return env.constantTime ?? false;
    const given = (node.k ?? []).map((one) => $eval(one, env));
    const meaning = $meanings[node.n];
    if (!meaning) throw new $Unsupported(node.n + ' has no meaning at run time');
    return meaning(...given);
}

// ---- effects ----

function $clausesOf(clauses, env, held) {
    for (const clause of clauses) {
        if (clause.behavior && !held[clause.behavior]) continue;
        if (clause.kind === 'requires' && clause.name !== '') env.asked[clause.name] = () => $eval(clause.holds, env);
        if (clause.kind !== 'use') continue;
        const group = $world.data.groups[clause.name];
        if (!group) continue;
        let why = null;
        try {
            if (clause.when && !$truth($eval(clause.when, env))) continue;
        } catch (error) {
            if (!(error instanceof $Unsupported)) throw error;
            why = error; // what has no meaning decides nothing
        }
        const vars = Object.fromEntries(group.params.map((name, i) => [name, clause.terms[i] && $eval(clause.terms[i], env)]));
        for (const one of group.clauses)
            if (one.kind === 'requires') env.asked[one.name] = () => { if (why) throw why; return $eval(one.holds, { ...env, vars }); };
    }
}

// Whether each clause holds, or why that is not known.
function $evaluated(asked) {
    const clauses = {};
    for (const [clause, holds] of Object.entries(asked)) {
        try {
            clauses[clause] = $truth(holds());
        } catch (error) {
            if (!(error instanceof $Unsupported)) throw error;
            clauses[clause] = error.message;
        }
    }
    return clauses;
}

function $effect(name, asked) {
    if (Object.keys(asked).length === 0) return;
    const [file, line] = $site();
    const place = `${name} ${file}:${line}`;
    $world.again = $world.reached.includes(place);
    const clauses = $evaluated(asked);
    $world.effects.push(place);
    $trace({ event: 'effect', name, file, line, clauses, place, second: $world.second });
}

function $require(name, contract, env) {
    env.asked = {};
    const held = [true, ...contract.behaviors.map((one) => one === null || $truth($eval(one, env)))];
    $clausesOf(contract.clauses, env, held);
    $effect(name, env.asked);
    return held;
}

// ---- results ----

// The result that the counterexample has for a call, else any that fits the declared type.
function $declared(name, self, type) {
    const told = $valueHere(name + '()');
    if (told) return told.value;
    if (type === 'this') return self;
    return { boolean: false, number: 0, string: '', array: [] }[type];
}

function $happens(name) { return $truth($valueHere(name)?.value); }

// True: the result is known now.
function $ensure(node, env) {
    if (node.o === 'AND') return $ensure(node.k[0], env) | $ensure(node.k[1], env);
    if (node.o === 'IMPLIES') return $truth($eval(node.k[0], env)) && $ensure(node.k[1], env);
    if (node.o === 'EQ' || node.o === 'IFF') {
        const [place, value] = node.k[1].o === 'RESULT' ? [node.k[1], node.k[0]] : node.k;
        if (place.o === 'RESULT') {
            env.result = $eval(value, env);
            return true;
        }
        if (place.o === 'FIELD') {
            $put($eval(place.k[0], env), place.n, $eval(value, env));
            return false;
        }
        if (place.o === 'INDEX' && place.k[0].o === 'FIELD') {
            const base = $eval(place.k[0].k[0], env), map = $field(base, place.k[0].n);
            $put(base, place.k[0].n, { ...map, [$eval(place.k[1], env)]: $eval(value, env) });
            return false;
        }
    }
    if (!$truth($eval(node, env))) throw new $Unsupported('no value satisfies what the specification ensures');
    return false;
}

// A stub's body: what its contract says, around its own body where it has one.
function $keep(name, self, params, type, isAsync, own) {
    $enter(name);
    const contract = $world.data.contracts[name] ?? { behaviors: [], clauses: [] };
    const env = { self, params, vars: {}, result: undefined, before: structuredClone($world.store) };
    for (const entry of $world.data.entries) if (entry.function === name && (!entry.when || $truth($eval(entry.when, env)))) $register(entry, env);
    const held = $require(name, contract, env);
    const mine = (kind) => contract.clauses.filter((one) => one.kind === kind && (!one.behavior || held[one.behavior]));
    for (const clause of mine('signals')) if ($happens('throws') && $truth($eval(clause.holds, env))) throw new Error('');
    if (own) return own();
    let known = false;
    for (const clause of mine('ensures')) known = $ensure(clause.holds, env) || known;
    if (!known) env.result = $declared(name, self, type);
    for (const clause of mine('establishes'))
        if (!clause.when || $truth($eval(clause.when, env)))
            $world.facts.push({ fact: clause.holds.n, given: (clause.holds.k ?? []).map((one) => $eval(one, env)) });
    return isAsync ? Promise.resolve(env.result) : env.result;
}

function $register(entry, env) {
    const terms = entry.terms;
    $world.registered.push({
        entry, trigger: Object.values(env.params)[0],
        call: () => (entry.through ? $eval(entry.through, env) : $eval(entry.callback, env))(...terms.map((one) => $eval(one, env))),
    });
}
