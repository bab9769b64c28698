// Keyed hashes and comparisons. A Buffer is its bytes: encodings are stripped from both sides.

declare module "crypto" {
    class Hmac {
        constructor(algorithm, key) {
            this.algorithm = algorithm;
            this.key = key;
            this.data = '';
        }
        update(data) {
            this.data = this.data + data;
            return this;
        }
        digest(encoding) { return mac(this.algorithm, this.key, this.data); }
    }

    class Hash {
        constructor(algorithm) {
            this.algorithm = algorithm;
            this.data = '';
        }
        update(data) {
            this.data = this.data + data;
            return this;
        }
        digest(encoding) { return hash(this.algorithm, this.data); }
    }

    function createHmac(algorithm, key, options) {
        if (key === undefined || key === null) throw new TypeError('the key must be a string');
        return new Hmac(algorithm, key);
    }

    function createHash(algorithm, options) { return new Hash(algorithm); }

    /*@ signals ("js.RangeError") \true;
        ensures \result <==> \compared($a, $b, true, true); */
    function timingSafeEqual(a: any, b: any): boolean;

    //@ ensures \result == \server("random", "string");
    function randomBytes(size: number): any;
    //@ ensures \result == \server("random", "string");
    function randomUUID(): string;
}

declare module "tsscmp" {
    //@ ensures \result <==> \compared($a, $b, true, true);
    function equal(a: any, b: any): boolean;
    export = equal;
}

declare module "safe-compare" {
    //@ ensures \result <==> \compared($a, $b, true, true);
    function equal(a: any, b: any): boolean;
    export = equal;
}

declare class Buffer {
    static from(data, encoding) {
        if (data === undefined || data === null) throw new TypeError('the data must be a string');
        return encoding === undefined || encoding === 'utf8' || encoding === 'utf-8' || encoding === 'ascii'
            ? String(data) : normal('buffer ' + encoding, data);
    }
    static concat(list) { return list.join(''); }
    static isBuffer(value) { return typeof value === 'string'; }
    static byteLength(value) { return String(value).length; }
}
