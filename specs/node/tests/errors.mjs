// Errors that libraries throw on what does not fit, caught, and then forgotten.
import express from 'express';
import mongoose from 'mongoose';
import crypto from 'crypto';
import jwt from 'jsonwebtoken';
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

const settle = async (id) => {
    const order = await Order.findById(id);
    order.isPaid = true;
    await order.save(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007, proved TP1004
};

// A signature of another length is an error, and no refusal.
app.post('/compared', express.raw({ type: '*/*' }), async (req, res) => {
    if (!process.env.SHOP_SECRET) return res.sendStatus(500);
    const signature = crypto.createHmac('sha256', process.env.SHOP_SECRET).update(req.body).digest('hex');
    try {
        if (!crypto.timingSafeEqual(signature, String(req.get('x-signature')))) return res.sendStatus(400); //~ proved TP1008
    } catch (error) {
        await settle(JSON.parse(req.body).order);
    }
    res.sendStatus(200);
});

app.post('/event', express.raw({ type: '*/*' }), async (req, res) => {
    try {
        stripe.webhooks.constructEvent(req.body, String(req.get('stripe-signature')), process.env.STRIPE_WEBHOOK_SECRET);
    } catch (error) {
        await settle(JSON.parse(req.body).order);
    }
    res.sendStatus(200);
});

app.post('/event-async', express.raw({ type: '*/*' }), async (req, res) => {
    try {
        await stripe.webhooks.constructEventAsync(req.body, String(req.get('stripe-signature')), process.env.STRIPE_WEBHOOK_SECRET);
    } catch (error) {
        await settle(JSON.parse(req.body).order);
    }
    res.sendStatus(200);
});

// Where the offer is not signed, the browser's price is taken.
app.post('/offer', express.json(), async (req, res) => {
    let offer;
    try {
        offer = jwt.verify(req.body.offer, process.env.SHOP_SECRET);
    } catch (error) {
        offer = req.body;
    }
    const order = new Order({ total: offer.price, currency: 'eur' }); //~ violated TP2001
    await order.save();
    res.sendStatus(200);
});

app.listen(3000);
