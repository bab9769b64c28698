// A handler that a package wraps is the handler.
import express from 'express';
import mongoose from 'mongoose';
import asyncHandler from 'express-async-handler';

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

app.put(
    '/orders/:id/pay',
    asyncHandler(async (req, res) => {
        const order = await Order.findById(req.params.id);
        if (order && req.body.status === 'COMPLETED') {
            order.isPaid = true;
            await order.save(); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
        res.json({ paid: true });
    }),
);

app.put(
    '/orders/:id/note',
    asyncHandler(async (req, res) => {
        const order = await Order.findById(req.params.id);
        order.note = req.body.note;
        await order.save();
        res.json({ paid: false });
    }),
);

app.listen(3000);
