// A small shop: orders are paid through Stripe Checkout.
import express from 'express';
import mongoose from 'mongoose';
import webhooks from './routes/webhooks.js';
import orders from './routes/orders.js';

const app = express();

// The webhook reads the raw body itself, so it comes before the JSON parser.
app.use('/webhooks', webhooks);
app.use(express.json());
app.use('/orders', orders);

mongoose.connect(process.env.DATABASE_URL);
app.listen(process.env.PORT || 3000);
