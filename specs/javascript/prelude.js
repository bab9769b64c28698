// What JavaScript itself defines in JavaScript: errors.

class Error {
    constructor(message, options) {
        if (message !== undefined) this.message = String(message);
        if (options !== undefined && options.cause !== undefined) this.cause = options.cause;
    }
    get name() { return 'Error'; }
    get message() { return ''; }
    get stack() { return ''; }
    toString() { return this.message === '' ? this.name : this.name + ': ' + this.message; }
}

class TypeError extends Error { get name() { return 'TypeError'; } }
class RangeError extends Error { get name() { return 'RangeError'; } }
class SyntaxError extends Error { get name() { return 'SyntaxError'; } }
class ReferenceError extends Error { get name() { return 'ReferenceError'; } }
class EvalError extends Error { get name() { return 'EvalError'; } }
class URIError extends Error { get name() { return 'URIError'; } }
