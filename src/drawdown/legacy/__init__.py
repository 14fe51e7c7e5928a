"""What a mission leaves behind: entries by region and site, who looks after each from now on."""
