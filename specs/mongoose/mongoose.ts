// Mongoose. A model is an order where its name says so; the fields of an order have the names that
// shops give them. A document is one object for each id.

declare module "mongoose" {
    class Document {
        async save() { return this; }
        async remove() { return this; }
        async deleteOne() { return this; }
        async populate(...paths) { return this; }
        toObject() { return this; }
        toJSON() { return this; }
        set(key, value) {
            this[key] = value;
            return this;
        }
        markModified(path: string): void;
        get id() { return this._id; }
    }

    class Order extends Document {
        /*@ model key string id is $_id;
            model money total is $totalPrice, $total, $totalAmount, $amount, $grandTotal, $orderTotal, $total_price, $total_amount;
            model string currency is $currency, $currencyCode, $currency_code; */

        // What is written to a document counts once it is saved. No stored value is a function.
        mark(value) {
            if (value === true || means_paid(value)) this.settling = means_paid;
        }
        get isPaid() { return this.stored_isPaid; }
        set isPaid(value) { this.stored_isPaid = value; this.mark(value); }
        get paid() { return this.stored_paid; }
        set paid(value) { this.stored_paid = value; this.mark(value); }
        get status() { return this.stored_status; }
        set status(value) { this.stored_status = value; this.mark(value); }
        get paymentStatus() { return this.stored_paymentStatus; }
        set paymentStatus(value) { this.stored_paymentStatus = value; this.mark(value); }
        get payment_status() { return this.stored_payment_status; }
        set payment_status(value) { this.stored_payment_status = value; this.mark(value); }
        get orderStatus() { return this.stored_orderStatus; }
        set orderStatus(value) { this.stored_orderStatus = value; this.mark(value); }

        async save() {
            if (typeof this.settling === 'function') {
                this.settling = false;
                saved_as_paid(this);
            }
            return this;
        }
    }

    //@ settles $order;
    function saved_as_paid(order: any): void;

    function means_paid(status) {
        return ['paid', 'completed', 'processing', 'confirmed', 'success', 'succeeded', 'captured', 'Paid', 'Completed',
                'Processing', 'PAID', 'COMPLETED', 'SUCCESS'].includes(status);
    }

    // What a request makes an order cost: the client may choose what is bought, and how much of it.
    //@ requires ClientControlledPrice: by_staff || \priced($total);
    function ordered(total: any): void;

    function is_order(name) {
        const lower = String(name).toLowerCase();
        return lower.includes('order') || lower.includes('purchase') || lower.includes('booking');
    }

    // What may be awaited, or refined first.
    class Query {
        constructor(value) { this.value = value; }
        then(resolve, reject) { return resolve(this.value); }
        catch(reject) { return this; }
        async exec() { return this.value; }
        populate(...paths) { return this; }
        select(fields) { return this; }
        sort(order) { return this; }
        limit(count) { return this; }
        skip(count) { return this; }
        lean(options) { return this; }
        session(session) { return this; }
        where(filter) { return this; }
    }

    class Model {
        constructor(name) { this.modelName = name; }
        one(id) {
            return is_order(this.modelName) ? record('mongoose.Order', text(id))
                                            : record('mongoose.Document', this.modelName + ':' + text(id));
        }
        some() {
            return is_order(this.modelName) ? any('mongoose.Order')
                                            : record('mongoose.Document', this.modelName + ':' + text(server('id', 'string')));
        }
        // Whether a document has what the filter asks for; what comes from outside is cast to a text.
        fits(document, filter) {
            for (const key of Object.keys(filter)) {
                const wanted = filter[key];
                let value = document;
                for (const part of key.split('.')) value = value === undefined || value === null ? undefined : value[part];
                if (typeof wanted === 'object' && wanted !== null && !origin(wanted, 'request')) {
                    if (!server('found', 'bool')) return false;
                } else if (text(value) !== text(wanted)) {
                    return false;
                }
            }
            return true;
        }
        search(filter) {
            if (filter === undefined || filter === null) return server('found', 'bool') ? this.some() : null;
            const found = filter._id === undefined ? this.some() : this.one(filter._id);
            if (!existing(found) || !this.fits(found, filter)) return null;
            return found;
        }
        change(document, update) {
            if (document === null || update === undefined) return;
            for (const key of Object.keys(update)) {
                if (key === '$set') this.change(document, update.$set);
                else if (!key.startsWith('$')) document[key] = update[key];
            }
            if (typeof document.settling === 'function') {
                document.settling = false;
                saved_as_paid(document);
            }
        }
        construct(data) {
            const document = this.some();
            if (data === undefined || data === null) return document;
            if (is_order(this.modelName))
                for (const key of ['totalPrice', 'total', 'totalAmount', 'amount', 'grandTotal', 'orderTotal', 'total_price', 'total_amount'])
                    if (data[key] !== undefined) ordered(data[key]);
            Object.assign(document, data);
            return document;
        }
        async create(data) { return this.construct(data); }
        findById(id) {
            if (id === undefined || id === null) return new Query(null);
            const found = this.one(id);
            return new Query(existing(found) ? found : null);
        }
        findOne(filter) { return new Query(this.search(filter)); }
        find(filter) {
            const list = [];
            if (is_order(this.modelName) && filter !== undefined)
                for (const known of records('mongoose.Order')) if (this.fits(known, filter)) list.push(known);
            if (server('found', 'bool')) list.push(this.some());
            return new Query(list);
        }
        findByIdAndUpdate(id, update, options) {
            if (id === undefined || id === null) return new Query(null);
            const found = this.one(id);
            if (!existing(found)) return new Query(null);
            this.change(found, update);
            return new Query(found);
        }
        findOneAndUpdate(filter, update, options) {
            const found = this.search(filter);
            this.change(found, update);
            return new Query(found);
        }
        updateOne(filter, update, options) {
            const found = this.search(filter);
            this.change(found, update);
            return new Query({ matchedCount: found === null ? 0 : 1, modifiedCount: found === null ? 0 : 1 });
        }
        updateMany(filter, update, options) { return this.updateOne(filter, update, options); }
        findByIdAndDelete(id) { return this.findById(id); }
        findOneAndDelete(filter) { return this.findOne(filter); }
        deleteOne(filter) { return new Query({ deletedCount: 1 }); }
        deleteMany(filter) { return new Query({ deletedCount: 1 }); }
        exists(filter) { return this.findOne(filter); }
        countDocuments(filter): Promise<number>;
        insertMany(list: any): Promise<any>;
        aggregate(stages: any): any;
    }

    class Schema {
        constructor(definition, options) {
            this.definition = definition;
            this.methods = {};
            this.statics = {};
        }
        pre(hook: any, handler: any): this;
        post(hook: any, handler: any): this;
        index(fields: any, options?: any): this;
        plugin(plugin: any, options?: any): this;
        virtual(name: string): any;
        set(name: string, value: any): this;
        static get Types(): any;
    }

    function model(name, schema) { return new Model(name); }
    function connect(url: string, options?: any): Promise<any>;
    function set(name: string, value: any): any;
    function isValidObjectId(value: any): boolean;
}
