import express from 'express';
import Stripe from 'stripe';
import Order from '../models/order.js';

const router = express.Router();
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);

// Whether the session paid for the whole order, in its currency.
function covers(session, order) {
    return (
        session.payment_status === 'paid' &&
        session.currency === order.currency &&
        session.amount_total >= Math.round(order.total * 100)
    );
}

// Stripe tells that a checkout was completed.
router.post('/stripe', express.raw({ type: 'application/json' }), async (req, res) => {
    let event;
    try {
        event = stripe.webhooks.constructEvent(
            req.body,
            req.headers['stripe-signature'],
            process.env.STRIPE_WEBHOOK_SECRET,
        );
    } catch (error) {
        return res.status(400).send('bad signature');
    }

    if (event.type === 'checkout.session.completed') {
        const session = event.data.object;
        const order = await Order.findById(session.client_reference_id);
        if (order && !order.isPaid && covers(session, order)) {
            order.isPaid = true;
            order.paidAt = new Date();
            await order.save();
        }
    }
    res.json({ received: true });
});

export default router;
