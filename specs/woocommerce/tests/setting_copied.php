<?php
// An old setting that is no false, no empty text and no empty list is copied to where it is kept now.
class Copying_Gateway extends WC_Payment_Gateway
{
    public function notice()
    {
        $secret = get_option('copying_secret');
        if (empty($secret) === false) {
            $this->update_option('secret', $secret);
        }
    }

    public function asked()
    {
        $this->update_option('secret', $_POST['secret']); //~ violated TP3001 TP3002
    }
}

add_action('admin_post_nopriv_copying', 'copying_notice');
add_action('admin_post_nopriv_asking', 'copying_asked');

function copying_notice()
{
    (new Copying_Gateway)->notice();
}

function copying_asked()
{
    (new Copying_Gateway)->asked();
}
