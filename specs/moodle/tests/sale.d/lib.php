<?php
// A plugin that shows its secret key on the page of a course.
class enrol_heron_plugin extends enrol_plugin {
    public function enrol_page_hook(stdClass $instance) {
        if ((float) $instance->cost <= 0) {
            return '';
        }
        echo '<script>var heron = "' . $this->get_config('publishablekey') . '";</script>';
        echo '<script>var key = "' . $this->get_config('secretkey') . '";</script>'; //~ violated TP5001
        return '';
    }
}
