// Stripe's library: https://github.com/stripe/stripe-node

declare module "stripe" {
    /*@ provider stripe {
            host "api.stripe.com";
            object payment_intent at "/v1/payment_intents" {
                key: "id"; amount: "amount_received", "amount" minor; currency: "currency";
                reference: "metadata.*"; status: "status"; shown: "client_secret";
                refused: it.status != "succeeded";
                created server;
            }
            object session at "/v1/checkout/sessions" {
                key: "id"; amount: "amount_total" minor; currency: "currency";
                reference: "metadata.*", "client_reference_id"; status: "payment_status"; shown: "client_secret";
                refused: it.payment_status != "paid";
                created server;
            }
            object charge at "/v1/charges" {
                key: "id"; amount: "amount_captured", "amount" minor; currency: "currency";
                reference: "metadata.*"; status: "status";
                refused: it.status != "succeeded";
                created server;
            }
        } */

    class Webhooks {
        /*@ signals ("js.Error") \true;
            establishes authentic($payload) when \trusted($secret);
            ensures \result == \decoded("json", \text($payload)); */
        constructEvent(payload: any, header: any, secret: any, tolerance?: number, provider?: any, received?: number): any;

        /*@ signals ("js.Error") \true;
            establishes authentic($payload) when \trusted($secret);
            ensures \result == \decoded("json", \text($payload)); */
        constructEventAsync(payload: any, header: any, secret: any, tolerance?: number): Promise<any>;
    }

    class PaymentIntents {
        //@ ensures \result == \answer("stripe", "payment_intent", \text($id));
        retrieve(id: string, params?: any, options?: any): Promise<any>;
        //@ requires ClientControlledPrice: by_staff || \priced($params.amount);
        create(params: any, options?: any): Promise<any>;
        //@ requires ClientControlledPrice: by_staff || \priced($params.amount);
        update(id: string, params: any, options?: any): Promise<any>;
        capture(id: string, params?: any, options?: any): Promise<any>;
        confirm(id: string, params?: any, options?: any): Promise<any>;
        cancel(id: string, params?: any): Promise<any>;
    }

    class Sessions {
        //@ ensures \result == \answer("stripe", "session", \text($id));
        retrieve(id: string, params?: any, options?: any): Promise<any>;
        create(params: any, options?: any): Promise<any>;
        listLineItems(id: string, params?: any): Promise<any>;
        expire(id: string): Promise<any>;
    }

    class Checkout {
        sessions: Sessions;
    }

    class Charges {
        //@ ensures \result == \answer("stripe", "charge", \text($id));
        retrieve(id: string, params?: any, options?: any): Promise<any>;
        //@ requires ClientControlledPrice: by_staff || \priced($params.amount);
        create(params: any, options?: any): Promise<any>;
    }

    class Refunds {
        create(params: any, options?: any): Promise<any>;
    }

    class Customers {
        create(params: any): Promise<any>;
        retrieve(id: string): Promise<any>;
        list(params?: any): Promise<any>;
        update(id: string, params: any): Promise<any>;
    }

    class Stripe {
        constructor(key: string, options?: any);
        webhooks: Webhooks;
        paymentIntents: PaymentIntents;
        checkout: Checkout;
        charges: Charges;
        refunds: Refunds;
        customers: Customers;
    }

    export = Stripe;
}
