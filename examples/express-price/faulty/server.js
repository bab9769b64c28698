// A small shop: the buyer's page sends what is in the cart.
import express from 'express';
import mongoose from 'mongoose';
import orders from './routes/orders.js';

const app = express();

app.use(express.json());
app.use('/orders', orders);

mongoose.connect(process.env.DATABASE_URL);
app.listen(process.env.PORT || 3000);
