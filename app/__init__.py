"""The desktop station: screens, devices, command line. The only package that imports Qt."""
