// Orders that a browser pays, that a webhook pays, and whose price a browser says.
import express from 'express';
import mongoose from 'mongoose';
import Stripe from 'stripe';

const Product = mongoose.model('Product', new mongoose.Schema({ name: String, price: Number }));
const Order = mongoose.model(
    'Order',
    new mongoose.Schema({
        product: String,
        total: { type: Number, required: true },
        currency: { type: String, required: true },
        isPaid: { type: Boolean, default: false },
    }),
);

const app = express();
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);

app.post('/stripe', express.raw({ type: 'application/json' }), async (req, res) => {
    let event;
    try {
        event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
    } catch (error) {
        return res.status(400).send('bad signature');
    }
    const session = event.data.object;
    const order = await Order.findById(session.client_reference_id);
    if (
        event.type === 'checkout.session.completed' &&
        order &&
        !order.isPaid &&
        session.payment_status === 'paid' &&
        session.currency === order.currency &&
        session.amount_total >= Math.round(order.total * 100)
    ) {
        order.isPaid = true;
        await order.save(); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
    res.json({ received: true });
});

app.use(express.json());

app.put('/orders/:id/pay', async (req, res) => {
    const order = await Order.findById(req.params.id);
    if (order && req.body.status === 'COMPLETED') {
        order.isPaid = true;
        await order.save(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
    }
    res.json(order);
});

app.post('/orders', async (req, res) => {
    const product = await Product.findById(req.body.product);
    const order = new Order({ product: product.name, total: product.price, currency: 'eur' }); //~ proved TP2001
    await order.save();
    res.json({ id: order._id });
});

app.post('/offers', async (req, res) => {
    const order = new Order({ product: req.body.product, total: req.body.price, currency: 'eur' }); //~ violated TP2001
    await order.save();
    res.json({ id: order._id });
});

app.listen(3000);
