<?php
// EventPrime: a booking is a post; confirming it as paid is the effect.

class EventPrime_Bookings {
    /*@ settles_record \record("WP_Post", \integer($booking_id)) when \lower($data["payment_status"]) == "completed"; */
    public function confirm_booking($booking_id, $data = []) {
        if (isset($data['payment_status']) && strtolower($data['payment_status']) === 'completed') {
            $booking = \record('WP_Post', \integer($booking_id));
            $booking->post_status = 'completed';
            $booking->meta['em_status'] = 'completed';
        }
    }
}

class Eventprime_Basic_Functions {
    // Walks an array of unknown depth and sanitises each value: they stay the client's.
    public function ep_sanitize_input($input) { return $input; }
}

class EventPrime_sanitizer {
    public function sanitize($data) { return $data; }
}
