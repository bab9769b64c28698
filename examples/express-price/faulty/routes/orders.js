import express from 'express';
import Stripe from 'stripe';
import Order from '../models/order.js';
import Product from '../models/product.js';

const router = express.Router();
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);

// Places an order for one product at the catalogue's price, and opens a checkout for it.
router.post('/', async (req, res) => {
    const { product: id, quantity, price } = req.body;
    const product = await Product.findById(id);
    if (!product || !Number.isInteger(quantity) || quantity < 1) {
        return res.status(400).json({ error: 'no such product' });
    }
    const order = new Order({
        items: [{ product: id, name: product.name, quantity, price }],
        total: price * quantity,
        currency: 'eur',
    });
    const session = await stripe.checkout.sessions.create({
        mode: 'payment',
        client_reference_id: String(order._id),
        line_items: [
            {
                quantity,
                price_data: {
                    currency: order.currency,
                    unit_amount: Math.round(price * 100),
                    product_data: { name: product.name },
                },
            },
        ],
        success_url: `${process.env.SHOP_URL}/thanks`,
    });
    order.sessionId = session.id;
    await order.save();
    res.status(201).json({ id: order._id, url: session.url });
});

export default router;
