// Modules: those that specifications declare, files of the plugin, and what nobody specifies.

const $plain = ['assert', 'buffer', 'events', 'path', 'querystring', 'stream', 'string_decoder', 'timers', 'url', 'util', 'crypto'];

// A class of a specification may be called without `new`.
function $callable(value) {
    if (typeof value !== 'function' || !/^class\b/.test(Function.prototype.toString.call(value))) return value;
    return new Proxy(value, { apply: (target, self, given) => new target(...given) });
}

// An object whose class says what `new` of it makes.
function $newable(object) {
    return new Proxy(function () {}, {
        get: (target, key) => Reflect.get(object, key),
        set: (target, key, value) => Reflect.set(object, key, value),
        has: (target, key) => Reflect.has(object, key),
        getPrototypeOf: () => Object.getPrototypeOf(object),
        construct: (target, given) => object.construct(...given),
    });
}

// The class of such objects.
function $newables(type) {
    return new Proxy(type, { construct: (target, given, to) => $newable(Reflect.construct(target, given, to)) });
}

function $define(name, make) { $world.modules.set(name, { make, made: null }); }

// {main, all, names} of a specified module; undefined where there is none.
function $specified(name) {
    const found = $world.modules.get(name.replace(/^node:/, ''));
    if (!found) return undefined;
    if (!found.made) {
        const { main, all } = found.make();
        const names = Object.fromEntries(Object.entries(all).map(([full, value]) => [full.slice(full.lastIndexOf('.') + 1).replace(/_$/, ''), $callable(value)]));
        found.made = { all, names, main: main === null ? names : Object.assign($callable(main), Object.fromEntries(Object.entries(names).filter(([own]) => !(own in main)))) };
    }
    return found.made;
}

function $classNamed(full) {
    const dot = full.lastIndexOf('.');
    return $specified(full.slice(0, Math.max(dot, 0)))?.all[full] ?? $specified(full)?.all[full];
}

// An object that another one has from the beginning.
function $part(object, name, type) {
    const parts = $world.parts.get(object) ?? {};
    $world.parts.set(object, parts);
    const found = $classNamed(type);
    return (parts[name] ??= found ? Object.create(found.prototype) : $inertObject(type));
}

// ---- files ----

function $resolve(folder, name) {
    for (const end of ['', '.js', '.mjs', '.cjs', '/index.js', '/index.mjs', '.json']) {
        const path = $path.resolve(folder, name) + end;
        if ($fs.existsSync(path) && $fs.statSync(path).isFile()) return path;
    }
    throw new Error(`Cannot find module '${name}'`);
}

function $isModule(path, source) {
    if (path.endsWith('.mjs')) return true;
    return !path.endsWith('.cjs') && /^\s*(import\s|import\s*\{|import\s*['"]|export\s)/m.test(source);
}

// What a name that is no file of the plugin stands for.
function $package(name) {
    const specified = $specified(name);
    if (specified) return specified.main;
    if ($plain.includes(name.replace(/^node:/, ''))) return require(name);
    $trace({ event: 'inert module', name });
    return $inertObject(name);
}

function $load(path) {
    if (!$world.loaded.has(path)) {
        const module = { exports: {} };
        $world.loaded.set(path, module);
        const source = $fs.readFileSync(path, 'utf8');
        if (path.endsWith('.json')) {
            module.exports = JSON.parse(source);
        } else {
            const code = $vm.compileFunction(source.replace(/^#!.*/, ''), ['exports', 'require', 'module', '__filename', '__dirname'], { filename: path });
            const from = (name) => name.startsWith('.') ? $load($resolve($path.dirname(path), name)) : $package(name);
            code.call(module.exports, module.exports, from, module, path, $path.dirname(path));
        }
    }
    return $world.loaded.get(path).exports;
}

function $synthetic(id, value) {
    const names = value !== null && (typeof value === 'object' || typeof value === 'function') ? Object.getOwnPropertyNames(value) : [];
    const shown = [...new Set(['default', ...names.filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && !['caller', 'arguments'].includes(name))])];
    return new $vm.SyntheticModule(shown, function () {
        for (const name of shown) this.setExport(name, name === 'default' ? (names.includes('default') ? value.default : value) : value[name]);
    }, { identifier: id });
}

// What nobody specifies has whatever is imported from it.
function $inertModule(id, source) {
    const names = new Set(['default']);
    for (const found of source.matchAll(/import\s+(?:[\w$]+\s*,\s*)?\{([^}]*)\}\s*from\s*['"]([^'"]+)['"]/g))
        if (found[2] === id) for (const one of found[1].split(',')) if (one.trim()) names.add(one.trim().split(/\s+as\s+/)[0]);
    $trace({ event: 'inert module', name: id });
    return new $vm.SyntheticModule([...names], function () { for (const name of names) this.setExport(name, $inertObject(`${id}.${name}`)); }, { identifier: id });
}

function $link(name, referrer) {
    const key = name.startsWith('.') ? $resolve($path.dirname(referrer.identifier), name) : name;
    const known = $world.loaded.get(key + ' module');
    if (known) return known;
    let made;
    if (name.startsWith('.')) {
        made = $moduleOf(key);
    } else {
        const specified = $specified(name);
        const isPlain = $plain.includes(name.replace(/^node:/, ''));
        made = specified || isPlain ? $synthetic(name, specified ? specified.main : require(name)) : $inertModule(name, $fs.readFileSync(referrer.identifier, 'utf8'));
    }
    $world.loaded.set(key + ' module', made);
    return made;
}

function $moduleOf(path) {
    const source = $fs.readFileSync(path, 'utf8');
    if (path.endsWith('.json') || !$isModule(path, source)) return $synthetic(path, $load(path));
    return new $vm.SourceTextModule(source, { identifier: path, initializeImportMeta: (meta) => { meta.url = 'file://' + path; },
                                              importModuleDynamically: async (name, from) => { const made = $link(name, from); await $evaluate(made); return made; } });
}

async function $evaluate(module) {
    if (module.status === 'unlinked') await module.link($link);
    await module.evaluate();
}

// ---- the run ----

function $tell(error) {
    if (error instanceof $Unsupported) return $trace({ event: 'unsupported', message: error.message });
    const [, file = '', line = '0'] = new RegExp($world.data.root.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + '/([^:\n]*):(\\d+)').exec(String(error?.stack)) ?? [];
    $trace({ event: 'throw', class: error?.constructor?.name ?? 'Error', message: String(error?.message ?? error), file, line: Number(line) });
}

// What the specifications define for every file.
function $globals() {
    const names = $specified('')?.names ?? {};
    for (const [name, value] of Object.entries(names)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

function $finish(how) {
    $trace({ event: 'end', how, message: '' });
    $trace({ event: 'state', state: $Buffer.from(JSON.stringify($state())).toString('base64') });
    $exit(0);
}

async function $run() {
    const data = $world.data;
    const real = $process;
    real.on('unhandledRejection', (error) => { $tell(error); $finish('throw'); });
    try {
        $globals();
        const path = $path.join(data.root, data.setUp === '' ? data.began : data.setUp);
        if (/\.(ts|tsx|jsx|mts|cts)$/.test(path)) throw new $Unsupported('TypeScript is not run');
        const module = $moduleOf(path);
        $world.loaded.set(path + ' module', module);
        await $evaluate(module);
        const found = $world.registered.filter((one) => one.entry.meant && (data.trigger === '' || one.trigger === data.trigger)).pop();
        if (!found) $trace({ event: 'gone' }); // all files were loaded: who asks for it gets nothing
        if (!found) throw new $Unsupported('the callback is not registered when the files are loaded');
        $trace({ event: 'enter' });
        await found.call();
        await new Promise((done) => setImmediate(done));
        $finish('return');
    } catch (error) {
        $tell(error);
        $finish('throw');
    }
}
