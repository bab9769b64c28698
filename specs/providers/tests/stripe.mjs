// Stripe's library: what is asked for by its id, notices that are signed, and what a buyer is charged.
import express from 'express';
import mongoose from 'mongoose';
import Stripe from 'stripe';

const Order = mongoose.model(
    'Order',
    new mongoose.Schema({
        total: { type: Number, required: true },
        currency: { type: String, required: true },
        isPaid: { type: Boolean, default: false },
    }),
);

const app = express();
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);

const pays = (order, amount, currency) =>
    order && !order.isPaid && currency === order.currency && amount === Math.round(order.total * 100);

const settle = async (intent) => {
    const order = await Order.findById(intent.metadata.order);
    if (intent.status === 'succeeded' && pays(order, intent.amount_received, intent.currency)) {
        order.isPaid = true;
        await order.save(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
};

app.post('/intent', express.json(), async (req, res) => {
    await settle(await stripe.paymentIntents.retrieve(req.body.intent));
    res.sendStatus(200);
});

// The browser has seen it succeed, and Stripe may not have.
app.post('/intent-open', express.json(), async (req, res) => {
    const intent = await stripe.paymentIntents.retrieve(req.body.intent);
    const order = await Order.findById(intent.metadata.order);
    if (intent.status !== 'canceled' && pays(order, intent.amount, intent.currency)) {
        order.isPaid = true;
        await order.save(); //~ violated TP1006, proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1007
    }
    res.sendStatus(200);
});

app.get('/session', async (req, res) => {
    const session = await stripe.checkout.sessions.retrieve(req.query.session);
    const order = await Order.findById(session.client_reference_id);
    if (session.payment_status === 'paid' && pays(order, session.amount_total, session.currency)) {
        order.isPaid = true;
        await order.save(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
    res.sendStatus(200);
});

app.get('/session-open', async (req, res) => {
    const session = await stripe.checkout.sessions.retrieve(req.query.session);
    const order = await Order.findById(session.client_reference_id);
    if (session.payment_status !== 'no_payment_required' && pays(order, session.amount_total, session.currency)) {
        order.isPaid = true;
        await order.save(); //~ violated TP1006, proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1007
    }
    res.sendStatus(200);
});

app.get('/charge', async (req, res) => {
    const charge = await stripe.charges.retrieve(req.query.charge);
    const order = await Order.findById(charge.metadata.order);
    if (charge.status === 'succeeded' && pays(order, charge.amount_captured, charge.currency)) {
        order.isPaid = true;
        await order.save(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
    res.sendStatus(200);
});

app.get('/charge-open', async (req, res) => {
    const charge = await stripe.charges.retrieve(req.query.charge);
    const order = await Order.findById(charge.metadata.order);
    if (charge.status !== 'failed' && pays(order, charge.amount_captured, charge.currency)) {
        order.isPaid = true;
        await order.save(); //~ violated TP1006, proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1007
    }
    res.sendStatus(200);
});

app.post('/hook', express.raw({ type: '*/*' }), async (req, res) => {
    const event = await stripe.webhooks.constructEventAsync(req.body, req.get('stripe-signature'), process.env.STRIPE_WEBHOOK_SECRET);
    await settle(event.data.object);
    res.sendStatus(200);
});

// Whoever sends the notice names the secret that it is signed with.
const settleClaimed = async (intent) => {
    const order = await Order.findById(intent.metadata.order);
    if (intent.status === 'succeeded' && pays(order, intent.amount_received, intent.currency)) {
        order.isPaid = true;
        await order.save(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, proved TP1007
    }
};

app.post('/hook-secret', express.raw({ type: '*/*' }), async (req, res) => {
    const event = stripe.webhooks.constructEvent(req.body, req.get('stripe-signature'), req.query.secret);
    await settleClaimed(event.data.object);
    res.sendStatus(200);
});

app.post('/hook-secret-async', express.raw({ type: '*/*' }), async (req, res) => {
    const event = await stripe.webhooks.constructEventAsync(req.body, req.get('stripe-signature'), req.query.secret);
    await settleClaimed(event.data.object);
    res.sendStatus(200);
});

app.post('/pay', express.json(), async (req, res) => {
    const order = await Order.findById(req.body.order);
    const amount = Math.round(order.total * 100);
    await stripe.paymentIntents.create({ amount, currency: order.currency }); //~ proved TP2001
    await stripe.paymentIntents.update(req.body.intent, { amount }); //~ proved TP2001
    await stripe.charges.create({ amount, currency: order.currency }); //~ proved TP2001
    res.sendStatus(200);
});

app.post('/pay-what-you-like', express.json(), async (req, res) => {
    await stripe.paymentIntents.create({ amount: req.body.amount, currency: 'eur' }); //~ violated TP2001
    await stripe.paymentIntents.update(req.body.intent, { amount: req.body.amount }); //~ violated TP2001
    await stripe.charges.create({ amount: req.body.amount, currency: 'eur' }); //~ violated TP2001
    res.sendStatus(200);
});

app.listen(3000);
