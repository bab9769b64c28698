// Signatures compared by packages for it, random numbers, and tokens that the server signed.
import express from 'express';
import mongoose from 'mongoose';
import crypto from 'crypto';
import tsscmp from 'tsscmp';
import safeCompare from 'safe-compare';
import jwt from 'jsonwebtoken';

const Order = mongoose.model(
    'Order',
    new mongoose.Schema({
        total: { type: Number, required: true },
        currency: { type: String, required: true },
        isPaid: { type: Boolean, default: false },
    }),
);

const app = express();
app.use(express.json());

const signatureOf = (body) => crypto.createHmac('sha256', process.env.SHOP_SECRET).update(body).digest('hex');

const fits = (notice, order) =>
    order && !order.isPaid && notice.status === 'paid' && notice.currency === order.currency && notice.amount >= order.total;

const settle = async (notice) => {
    const order = await Order.findById(notice.order);
    if (fits(notice, order)) {
        order.isPaid = true;
        await order.save(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
};

app.post('/timing-safe', express.raw({ type: '*/*' }), async (req, res) => {
    if (!process.env.SHOP_SECRET) return res.sendStatus(500);
    if (!crypto.timingSafeEqual(Buffer.from(signatureOf(req.body)), Buffer.from(req.get('x-signature')))) //~ proved TP1008
        return res.sendStatus(400);
    await settle(JSON.parse(req.body));
    res.sendStatus(200);
});

app.post('/tsscmp', express.raw({ type: '*/*' }), async (req, res) => {
    if (!process.env.SHOP_SECRET || !tsscmp(signatureOf(req.body), req.get('x-signature'))) return res.sendStatus(400); //~ proved TP1008
    await settle(JSON.parse(req.body));
    res.sendStatus(200);
});

app.post('/safe-compare', express.raw({ type: '*/*' }), async (req, res) => {
    if (!process.env.SHOP_SECRET || !safeCompare(signatureOf(req.body), req.get('x-signature'))) return res.sendStatus(400); //~ proved TP1008
    await settle(JSON.parse(req.body));
    res.sendStatus(200);
});

// The wrong way round: what is signed is refused, and what is not is paid.
app.post('/inverted', express.raw({ type: '*/*' }), async (req, res) => {
    if (process.env.SHOP_SECRET && safeCompare(signatureOf(req.body), req.get('x-signature'))) return res.sendStatus(400); //~ proved TP1008
    const notice = JSON.parse(req.body);
    const order = await Order.findById(notice.order);
    if (fits(notice, order)) {
        order.isPaid = true;
        await order.save(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, proved TP1007
    }
    res.sendStatus(200);
});

// The server drew the lot, of as many bytes as the browser likes; the other number is the browser's.
app.post('/lot', async (req, res) => {
    const drawn = new Order({ total: 10 + crypto.randomBytes(req.body.size), currency: 'eur' }); //~ proved TP2001
    await drawn.save();
    const named = new Order({ total: 10, currency: crypto.randomUUID() }); //~ proved TP2001
    await named.save();
    const chosen = new Order({ total: 10 + req.body.lot, currency: 'eur' }); //~ violated TP2001
    await chosen.save();
    res.sendStatus(200);
});

// A token that the server makes is the server's, whatever was asked to be in it.
app.post('/token', async (req, res) => {
    const token = jwt.sign({ offer: req.body.offer }, process.env.SHOP_SECRET);
    const priced = new Order({ total: token.length, currency: 'eur' }); //~ proved TP2001
    await priced.save();
    res.sendStatus(200);
});

// Bytes are drawn whenever they are asked for.
app.post('/drawn', async (req, res) => {
    const drawn = crypto.randomBytes(8);
    if (drawn === undefined || drawn === null) {
        const order = await Order.findById(req.body.order);
        order.isPaid = true;
        await order.save();
    }
    res.sendStatus(200);
});

// An offer that the server signed says what the server said; one that is only decoded says anything.
app.post('/offer', async (req, res) => {
    const offer = jwt.verify(req.body.offer, process.env.SHOP_SECRET);
    const offered = new Order({ total: offer.price, currency: 'eur' }); //~ proved TP2001
    await offered.save();
    const claimed = new Order({ total: JSON.parse(req.body.offer).price, currency: 'eur' }); //~ violated TP2001
    await claimed.save();
    res.sendStatus(200);
});

app.listen(3000);
