import mongoose from 'mongoose';

const schema = new mongoose.Schema(
    {
        items: [{ product: String, name: String, quantity: Number, price: Number }],
        total: { type: Number, required: true },
        currency: { type: String, required: true },
        isPaid: { type: Boolean, default: false },
        paidAt: Date,
        sessionId: String,
    },
    { timestamps: true },
);

export default mongoose.model('Order', schema);
