// What comes from outside: the request, settings, replies, and MACs that are computed for real.

function request(part, ...key) {
    const data = $world.data;
    const names = { cookie: 'cookies', header: 'headers', params: 'parameters', path_params: 'parameters' };
    let value;
    if (part === 'body') value = typeof data.body === 'string' ? data.body : data.body === undefined || data.body === null ? '' : JSON.stringify(data.body);
    else if (part === 'method') value = data.method ?? 'POST';
    else if (part === 'path') value = '/';
    else if (part === 'any' || part === 'json') value = { ...data.query, ...data.post, ...data.parameters };
    else value = data[names[part] ?? part] ?? {};
    return key.length ? value?.[key[0]] : value;
}

const settings = (name) => { $world.asked.add(name); return $world.data.settings[name] ?? {}; };
const setting = (name, otherwise) => { $world.asked.add(name); return $world.data.settings[name] ?? otherwise; };
const session = (...key) => key.length ? $world.data.session?.[key[0]] : $world.data.session;
const identity = () => $world.data.identity;
const text = (value) => $missing(value) ? '' : String(value);
const record = (name, key) => $record(name, typeof key === 'object' ? text(key) : key);
const existing = (object) => { const at = $keyOf(object); return Boolean(at && $world.store[at.class]?.[at.key]?.exists); };
const decoded = (format, value) => format === 'query' ? Object.fromEntries(new URLSearchParams(text(value))) : JSON.parse(text(value));
const choice = () => $happens('choice');
const scalar = (value) => value !== null && typeof value === 'object' ? '' : value;
const stored = (kind, key, owner) => owner === undefined ? $world.data.stored[kind]?.[key] ?? '' : $world.store[kind]?.[owner]?.[key] ?? '';
const records = (name) => [...$world.keys].filter(([, at]) => at.class === name).map(([object]) => object);

function server(what, type = 'string') {
    const told = $valueHere(what);
    return told ? told.value : { string: '', int: 0, integer: 0, float: 0, bool: false, array: [] }[type];
}

function any(type, label) {
    const told = $valueHere(label ?? type);
    if ($world.data.models[type]) return $record(type, told ? told.value : '1');
    return told ? told.value : { string: '', int: 0, float: 0, bool: false, array: [] }[type];
}

// The message that a part is asked of: what was given once is of the next one, where its answer waits.
function $messageOf(id, part) {
    const rounds = $world.rounds;
    const known = rounds.get(id) ?? { count: 0, given: new Set() };
    if (known.given.has(part) && $isAwaited(['reply.body', 'reply.code', 'reply.failed'])) {
        known.count++;
        known.given.clear();
    }
    known.given.add(part);
    rounds.set(id, known);
    return `${id}#${known.count}`;
}

// What a provider keeps at the address: the object of the longest place that the address holds.
function $objectAt(url) {
    const host = /^https?:\/\/([^/:?#]+)/.exec(url)?.[1] ?? '';
    let found = null, longest = 0;
    for (const one of Object.values($world.data.providers))
        for (const place of one.hosts.some((glob) => $globs(host, glob)) ? one.places : [])
            if (place.length > longest && url.includes(place)) [found, longest] = [{ roles: one.roles }, place.length];
    return found;
}

function reply(url, sent, part = 'body') {
    const [file, line] = $site();
    const id = $messageOf(`${file}:${line}:${url}`, part);
    if (!$world.replies.has(id)) {
        const parts = {};
        for (const [name, otherwise] of Object.entries({ body: '', code: 200, failed: false, headers: {} })) parts[name] = ($valueHere('reply.' + name) ?? { value: otherwise }).value;
        const host = /^\w+:\/\/([^/:]+)/.exec(text(url))?.[1] ?? '';
        const chosen = $requestLeaves().some(([, one]) => typeof one === 'string' && one.length >= 4 && host !== '' && (one.includes(host) || host.includes(one)));
        $world.replies.set(id, { authentic: !chosen, keyed: $settingLeaves().some(([, one]) => text(one) !== '' && JSON.stringify([url, sent]).includes(text(one))),
                                 key: url, object: $objectAt(text(url)), leaves: $textLeaves(parts.body), body: parts.body, parts });
        $trace({ event: 'reply', url: text(url), file, line });
    }
    return $world.replies.get(id).parts[part];
}

function answer(provider, object, key, sent, charge) {
    const name = `${provider}.${object}`;
    const id = `${name}:${text(key)}`;
    if (!$world.replies.has(id)) {
        const fields = ($valueHere(name) ?? $world.data.values.find((one) => one.name.replace(/#\d+/, '') === name) ?? { value: {} }).value;
        const [file, line] = $site();
        $world.replies.set(id, { isCharge: charge !== undefined, authentic: true, keyed: true, key, leaves: $leaves(fields), body: fields, object: $world.data.providers[name] ?? null });
        $trace({ event: 'reply', url: id, file, line });
    }
    return $world.replies.get(id).body;
}

// ---- MACs, computed for real and remembered ----

function $hmac(algorithm, key, data) {
    const name = $crypto.getHashes().includes(algorithm) ? algorithm : 'sha256';
    return $crypto.createHmac(name, text(key)).update(text(data)).digest();
}

function mac(algorithm, key, data) {
    const raw = $hmac(algorithm, key, data);
    const hex = raw.toString('hex');
    $world.macs.push({ algorithm, key: text(key), data: text(data), shapes: [raw.toString('latin1'), hex, hex.toUpperCase(), raw.toString('base64')] });
    const [file, line] = $site();
    $trace({ event: 'mac', file, line, clauses: $evaluated($comparison($world.macs[$world.macs.length - 1], null, false, false)) });
    return hex;
}

// The clauses about a comparison of a MAC with a value. An operator that compares cannot be seen.
function $comparison(one, other, strict, constantTime) {
    const asked = {};
    for (const compare of $world.data.compares) {
        const vars = Object.fromEntries(compare.params.map((name, i) => [name, [one.algorithm, one.key, one.data, other][i]]));
        $clausesOf(compare.clauses, { params: {}, vars, strict, constantTime, asked }, [true]);
    }
    return asked;
}

// A signature that the program compares.
function compared(a, b, strict = true, constantTime = true) {
    for (const one of $world.macs)
        for (const [own, other] of [[a, b], [b, a]]) {
            if (!one.shapes.includes(own)) continue;
            $effect('signature check', $comparison(one, other, strict, constantTime));
            return a === b;
        }
    return a === b;
}

const hash = (algorithm, data) => $crypto.createHash($crypto.getHashes().includes(algorithm) ? algorithm : 'sha256').update(text(data)).digest('hex');

function normal(form, value) {
    const plain = text(value);
    return { lower: plain.toLowerCase(), trim: plain.trim() }[form] ?? plain;
}
