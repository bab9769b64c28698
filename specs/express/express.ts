// Express 4 and 5. A route is its middleware and its handlers, called in order, each by the `next`
// of the one before. A request's body is what the parser in front made of it; where no parser is
// known, it is taken as parsed JSON.

declare module "express" {
    class Request {
        get query() { return request('query'); }
        get params() { return request('path_params'); }
        get headers() { return request('header'); }
        get cookies() { return request('cookie'); }
        get signedCookies() { return request('cookie'); }
        get method() { return request('method'); }
        get path() { return request('path'); }
        get url() { return request('path'); }
        get originalUrl() { return request('path'); }
        get files() { return request('files'); }
        get file() { return request('files'); }
        get ip() { return request('header', 'x-forwarded-for'); }
        get hostname() { return request('header', 'host'); }
        get session() { return session(); }
        get(name) { return request('header', name.toLowerCase()); }
        header(name) { return request('header', name.toLowerCase()); }
        is(type: string): any;
        accepts(type: string): any;
    }

    class Response {
        status(code: number): this;
        sendStatus(code: number): this;
        json(body?: any): this;
        jsonp(body?: any): this;
        send(body?: any): this;
        end(body?: any): this;
        write(body?: any): this;
        type(type: string): this;
        set(name: any, value?: any): this;
        header(name: any, value?: any): this;
        setHeader(name: any, value?: any): this;
        cookie(name: string, value: any, options?: any): this;
        clearCookie(name: string, options?: any): this;
        redirect(status: any, url?: any): void;
        render(view: string, data?: any): void;
        sendFile(path: string, options?: any): void;
        download(path: string, name?: any): void;
        get locals(): any;
    }

    /*@ entry client: calls $handler through $chain with \new("express.Request"), \new("express.Response"); */
    function registered(name: string, handler: any, chain: any): void;

    function step(list, at, req, res) {
        if (at < list.length)
            return list[at](req, res, (error) => error === undefined ? step(list, at + 1, req, res) : undefined);
        return undefined;
    }

    function parse(req, res, options) {
        if (req.parsed) return;
        req.parsed = true;
        if (options !== undefined && options.verify !== undefined)
            options.verify(req, res, request('body'), 'utf8');
        req.body = decoded('json', request('body'));
    }

    // Handlers in lists count one by one; an error handler, which has four parameters, runs on errors only.
    function flatten(handlers) {
        return handlers.flat().filter((handler) => typeof handler === 'function' && handler.length !== 4);
    }

    function announce(route, before) {
        const list = before.concat(route.handlers);
        const parsers = list.filter((handler) => handler.parses === true);
        const handler = list[list.length - 1];
        registered(route.name, handler, (req, res) => {
            if (parsers.length === 0) parse(req, res, undefined);
            return step(list, 0, req, res);
        });
    }

    class Router {
        stack = [];
        routes = [];
        add(method, path, handlers) {
            const own = flatten(handlers);
            if (own.length === 0) return this;
            const route = { name: method + ' ' + path, handlers: this.stack.concat(own) };
            this.routes.push(route);
            announce(route, []);
            return this;
        }
        use(...args) {
            let before = this.stack;
            for (const arg of args.flat()) {
                if (arg instanceof Router) {
                    for (const route of arg.routes) {
                        announce(route, before);
                        this.routes.push({ name: route.name, handlers: before.concat(route.handlers) });
                    }
                } else if (typeof arg === 'function' && arg.length !== 4) {
                    before = before.concat([arg]);
                    if (typeof args[0] !== 'string') this.stack = before;
                }
            }
            return this;
        }
        get(path, ...handlers) { return this.add('GET', path, handlers); }
        post(path, ...handlers) { return this.add('POST', path, handlers); }
        put(path, ...handlers) { return this.add('PUT', path, handlers); }
        patch(path, ...handlers) { return this.add('PATCH', path, handlers); }
        delete(path, ...handlers) { return this.add('DELETE', path, handlers); }
        all(path, ...handlers) { return this.add('ALL', path, handlers); }
        route(path) { return new Route(this, path); }
        param(name: string, handler: any): this;
        set(name: string, value: any): this;
        enable(name: string): this;
        disable(name: string): this;
        engine(name: string, engine: any): this;
        listen(port?: any, host?: any, callback?: any): any;
    }

    class Route {
        constructor(router, path) {
            this.router = router;
            this.path = path;
        }
        add(method, handlers) {
            this.router.add(method, this.path, handlers);
            return this;
        }
        get(...handlers) { return this.add('GET', handlers); }
        post(...handlers) { return this.add('POST', handlers); }
        put(...handlers) { return this.add('PUT', handlers); }
        patch(...handlers) { return this.add('PATCH', handlers); }
        delete(...handlers) { return this.add('DELETE', handlers); }
        all(...handlers) { return this.add('ALL', handlers); }
    }

    function express() { return new Router(); }
    function json(options) {
        const parser = (req, res, next) => { parse(req, res, options); next(); };
        parser.parses = true;
        return parser;
    }
    function raw(options) {
        const parser = (req, res, next) => {
            if (!req.parsed) {
                req.parsed = true;
                req.body = request('body');
            }
            next();
        };
        parser.parses = true;
        return parser;
    }
    function text(options) { return raw(options); }
    function urlencoded(options) { return (req, res, next) => next(); }
    function static_(root, options) { return (req, res, next) => next(); }

    export = express;
}

declare module "body-parser" {
    function json(options) {
        const parser = (req, res, next) => {
            if (!req.parsed) {
                req.parsed = true;
                if (options !== undefined && options.verify !== undefined)
                    options.verify(req, res, request('body'), 'utf8');
                req.body = decoded('json', request('body'));
            }
            next();
        };
        parser.parses = true;
        return parser;
    }
    function raw(options) {
        const parser = (req, res, next) => {
            if (!req.parsed) {
                req.parsed = true;
                req.body = request('body');
            }
            next();
        };
        parser.parses = true;
        return parser;
    }
    function text(options) { return raw(options); }
    function urlencoded(options) { return (req, res, next) => next(); }
}

declare module "express-async-handler" {
    //@ ensures \result == $handler;
    function wrap(handler: any): any;
    export = wrap;
}

declare module "cors" {
    function cors(options) { return (req, res, next) => next(); }
    export = cors;
}

declare module "helmet" {
    function helmet(options) { return (req, res, next) => next(); }
    export = helmet;
}

declare module "morgan" {
    function morgan(format) { return (req, res, next) => next(); }
    export = morgan;
}

declare module "compression" {
    function compression(options) { return (req, res, next) => next(); }
    export = compression;
}

declare module "cookie-parser" {
    function parser(secret) { return (req, res, next) => next(); }
    export = parser;
}

declare module "express-session" {
    function session(options) { return (req, res, next) => next(); }
    export = session;
}
