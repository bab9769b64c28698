not run
<?= echo 1;
