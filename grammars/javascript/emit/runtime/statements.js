// Messages of providers, and who chose a value: told by values, where the analysis tells by origin.
// Where a value could be either, the answer is the one that lets the clause hold.

// [path, value] of all scalars in a tree.
function $leaves(tree, path = '') {
    if ($missing(tree)) return [];
    if (typeof tree !== 'object') return [[path, tree]];
    return Object.entries(tree).flatMap(([key, value]) => $leaves(value, path === '' ? key : `${path}.${key}`));
}

// What a text says: the leaves of the tree that it encodes, and itself.
function $textLeaves(value) {
    if (typeof value !== 'string') return $leaves(value);
    try {
        return [...$leaves(JSON.parse(value)), ['', value]];
    } catch {
        return [...(value.includes('=') ? $leaves(Object.fromEntries(new URLSearchParams(value))) : []), ['', value]];
    }
}

const $settingLeaves = () => $leaves($world.data.settings);
const $requestLeaves = () => [...['query', 'post', 'cookies', 'headers', 'files', 'parameters'].flatMap((part) => $leaves($world.data[part])), ...$textLeaves($world.data.body)];
const $keptLeaves = () => [...$settingLeaves(), ...$leaves($world.data.session), ...$leaves($world.data.stored), ...$leaves($world.store), ...$leaves($world.properties)];

function $same(a, b) {
    if ($missing(a) || $missing(b) || typeof a === 'object' || typeof b === 'object') return false;
    return a === b || String(a).trim().toLowerCase() === String(b).trim().toLowerCase() || (a !== '' && b !== '' && Number(a) === Number(b));
}

function $statements() {
    const all = [...$world.replies.values()];
    const sent = $requestLeaves();
    for (const one of $world.macs) {
        if (!sent.some(([, value]) => one.shapes.includes(value))) continue;
        const good = one.key !== '' && !sent.some(([, value]) => value === one.key);
        all.push({ isNotification: true, authentic: good, keyed: good, key: null, object: null, text: one.data, leaves: $textLeaves(one.data) });
    }
    for (const { fact, given } of $world.facts)
        if (fact === 'authentic') all.push({ isNotification: true, authentic: true, keyed: true, key: null, object: null, leaves: $textLeaves(given[0]) });
    if ($world.data.hasCheck && !all.some((s) => s.isNotification)) // the check was passed over
        all.push({ isNotification: true, authentic: false, keyed: false, key: null, object: null, leaves: sent });
    return all;
}

// The leaves that play a role in the provider's object; all where the specification names none.
function $inRole(s, role) {
    const spec = s.object?.roles?.[role];
    if (!spec) return [s.leaves, null];
    const fits = (path) => spec.paths.some((one) => new RegExp('(^|\\.)' + one.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('[^.]+') + '$').test(path));
    return [s.leaves.filter(([path]) => fits(path)), spec.minor];
}

function $modelFields(object) {
    const at = $keyOf(object);
    return at ? $modelsOf(at.class) : [];
}

function $namedValues(object, words) {
    const all = [...$settingLeaves(), ...$modelFields(object).flatMap((model) => $leaves($field(object, model.name), model.name))];
    return all.filter(([name]) => words.some((word) => name.toLowerCase().includes(word))).map(([, value]) => value);
}

const $isWrittenIn = (s, spellings) => spellings.some((one) => text(one).length >= 2 && (s.text ?? '').includes(text(one)));

function $says(s, value, role = '') {
    if ($keyOf(value)) return $namedValues(value, ['currency']).some((one) => $says(s, one, role));
    if (!$missing(value) && typeof value !== 'object' && $isWrittenIn(s, [value])) return true;
    return $inRole(s, role)[0].some(([, one]) => $same(one, value));
}

function $covers(s, given) {
    if ($keyOf(given)) return $namedValues(given, ['total', 'amount', 'price']).some((one) => !isNaN(Number(one)) && $covers(s, one));
    const amount = $number(given);
    if ($isWrittenIn(s, [amount, amount.toFixed(2), Math.round(amount * 100)])) return true;
    const [leaves, minor] = $inRole(s, 'amount');
    return leaves.some(([, one]) => one !== '' && !isNaN(Number(one)) && ((minor !== true && Number(one) >= amount - 0.01 - 1e-9) || (minor !== false && Number(one) >= amount * 100 - 1 - 1e-9)));
}

function $bound(s, object) {
    const at = $keyOf(object);
    if (!at) return false;
    const own = $modelFields(object).filter((model) => model.isReference || model.type === 'map').flatMap((model) => $leaves($field(object, model.name))).map(([, value]) => value);
    const kept = $leaves($world.properties[at.class]?.[at.key]).map(([, value]) => value);
    return [at.key, ...own, ...kept].some((one) => text(one) !== '' && typeof one !== 'boolean' && ($says(s, one, 'reference') || $same(s.key, one)));
}

// A payment whose id the record stores: what another flow created it with is not known here, so the
// clause may hold.
function $created(s, object) {
    const at = $keyOf(object);
    const kept = at ? $leaves($world.properties[at.class]?.[at.key]).map(([, value]) => value) : [];
    return kept.some((one) => typeof one === 'string' && one !== '' && ($same(s.key, one) || s.leaves.some(([, value]) => value === one)));
}

// Without a list of refusals what the message says has to matter: it says something.
function $tellsOf([path, value]) {
    if (value === '' || path !== '') return value !== '';
    try {
        return typeof JSON.parse(value) !== 'object';
    } catch {
        return true;
    }
}

const $succeeded = (s) => s.object?.refused ? !$truth($eval(s.object.refused, { vars: { it: s.body }, params: {} })) : s.leaves.some($tellsOf);

function $untrusted(value) {
    if ($missing(value) || value === '' || typeof value === 'boolean') return false;
    const vouched = $statements().filter((s) => s.authentic).flatMap((s) => s.leaves.map(([, one]) => one));
    return $requestLeaves().some(([, one]) => $same(one, value)) && !vouched.some((one) => $same(one, value));
}

function $trusted(value) {
    const at = $keyOf(value);
    if (at) return !$untrusted(at.key);
    return $leaves(value).every(([, one]) => !$untrusted(one) &&
        !(typeof one === 'string' && $requestLeaves().some(([, sent]) => typeof sent === 'string' && sent.length >= 3 && one !== sent && one.includes(sent))));
}

const $holds = (value, one) => text(one) !== '' && $leaves(value).some(([, own]) => text(own).includes(text(one)));
const $goods = ['qty', 'quantity', 'count', 'id', '_id', 'product', 'productid', 'sku', 'variant', 'variantid', 'product_id', 'variant_id', 'slug', 'size'];

function $owns(object) {
    const sent = $requestLeaves();
    return $modelFields(object).some((model) => {
        const value = $field(object, model.name);
        return (model.isOwner && $world.data.identity && $same(value, $world.data.identity)) || (model.isToken && text(value) !== '' && sent.some(([, one]) => $same(one, value)));
    });
}

const $meanings = {
    request, settings, setting, session, identity, text, record, existing, decoded, choice, scalar, stored, records, server, any, reply, answer, mac, compared, hash, normal,
    trusted: $trusted,
    selected: (value) => !$trusted(value),
    escaped: (value) => $trusted(value),
    priced: (value) => $trusted(value) || $requestLeaves().some(([name, one]) => $same(one, value) && $goods.includes(name.replace(/^.*\./, '').toLowerCase())),
    secret: (value) => $settingLeaves().some(([name, one]) => $world.data.secrets.some((word) => name.toLowerCase().includes(word)) && $holds(value, one)),
    card: (value) => $requestLeaves().some(([name, one]) => $world.data.cards.some((word) => name.toLowerCase().includes(word)) && $holds(value, one)),
    kept: (value) => $keptLeaves().some(([, one]) => $same(one, value)),
    literal: (value) => $trusted(value) && ![...$keptLeaves(), ...$statements().flatMap((s) => s.leaves)].some(([, one]) => $same(one, value)),
    authentic: (s) => s.authentic,
    keyed: (s) => s.keyed,
    refused: (s) => !$succeeded(s),
    succeeded: $succeeded,
    bound: $bound,
    created: $created,
    says: $says,
    covers: $covers,
    charges: (s) => s.isCharge ?? false,
    notice: (s) => s.isNotification ?? false,
    payee: (s) => s.keyed || s.leaves.some(([, one]) => $settingLeaves().some(([, own]) => own !== '' && $same(one, own))),
    notified: () => $statements().some((s) => s.authentic && s.isNotification),
    cashier: () => $statements().length > 0,
    owns: $owns,
    reveals: (value, object) => $modelFields(object).some((model) => !model.isKey && $leaves($field(object, model.name)).some(([, own]) => own !== '' && $leaves(value).some(([, one]) => $same(one, own)))),
    origin: (value, kind) => {
        const leaves = { request: $requestLeaves, setting: $settingLeaves, session: () => $leaves($world.data.session), store: () => $leaves($world.store),
                         reply: () => $statements().flatMap((s) => s.leaves) }[kind];
        if (!leaves) throw new $Unsupported(`the origin ${kind} has no meaning at run time`);
        return $leaves(value).some(([, one]) => leaves().some(([, own]) => $same(one, own)));
    },
    same: $same,
    number: $number,
    integer: (value) => Math.trunc($number(value)),
    lower: (value) => text(value).toLowerCase(),
    length: (value) => text(value).length,
    concat: (...parts) => parts.map(text).join(''),
    absent: (base, key) => key === undefined ? $missing(base) : $missing(base?.[key]),
    class: (name) => text(name),
    new: (name, ...given) => new ($classNamed(name))(...given),
    instance: (value, name) => Boolean($classNamed(name)) && value instanceof $classNamed(name),
    channel: () => $world.data.channel,
    routed: () => $world.data.isRouted,
    trigger: () => $world.data.trigger,
    again: () => $world.again,
    unit: () => 0.01,
    show: () => true,
    filtered: (hook, value) => value,
    called: (callback, ...given) => callback(...given),
    written: (value, ...words) => words.some((word) => text(value).toLowerCase().includes(word)),
};
const { trusted, origin, cashier, concat, called } = $meanings;
