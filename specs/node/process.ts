// The process, requests to other servers, and packages that every server uses.

declare class process {
    static get env() { return settings('environment'); }
    static get argv(): any;
    static on(event: string, handler: any): any;
    static cwd(): string;
    static exit(code) { throw new Error('exit'); }
}

declare class Headers {
    constructor(all) { this.all = all; }
    get(name) { return this.all[name]; }
}

declare class Response {
    constructor(body, status, headers) {
        this.content = body;
        this.status = status;
        this.headers = new Headers(headers);
    }
    get ok() { return this.status >= 200 && this.status < 300; }
    async json() { return decoded('json', this.content); }
    async text() { return this.content; }
}

async function fetch(url, options) {
    const body = reply(url, options, 'body');
    const status = reply(url, options, 'code');
    const headers = reply(url, options, 'headers');
    return new Response(body, status, headers);
}

declare module "node-fetch" {
    async function nodeFetch(url, options) {
        const body = reply(url, options, 'body');
        const status = reply(url, options, 'code');
        return { ok: status >= 200 && status < 300, status, json: async () => decoded('json', body), text: async () => body };
    }
    export = nodeFetch;
}

declare module "axios" {
    async function get(url, config) {
        const body = reply(url, config, 'body');
        const status = reply(url, config, 'code');
        return { status, data: decoded('json', body) };
    }
    async function post(url, data, config) {
        const body = reply(url, [data, config], 'body');
        const status = reply(url, [data, config], 'code');
        return { status, data: decoded('json', body) };
    }
    async function request(config) {
        const body = reply(config.url, config, 'body');
        return { status: 200, data: decoded('json', body) };
    }
    async function axios(config) {
        const body = reply(config.url, config, 'body');
        return { status: 200, data: decoded('json', body) };
    }
    export = axios;
}

declare module "dotenv" {
    function config(options?: any): any;
}

declare module "path" {
    function join(...parts) { return parts.join('/'); }
    function resolve(...parts) { return parts.join('/'); }
    function dirname(path: string): string;
    function basename(path: string): string;
    function extname(path: string): string;
}

declare module "url" {
    function fileURLToPath(url: string): string;
}

// A token that the server signed itself: what it says was said by the server.
declare module "jsonwebtoken" {
    /*@ signals ("js.Error") \true;
        ensures \result == \session("jwt"); */
    function verify(token: any, secret: any, options?: any): any;
    //@ ensures \result == \server("jwt", "string");
    function sign(payload: any, secret: any, options?: any): string;
}
