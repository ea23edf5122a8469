"""What the desk stands on: data, people, the link to the hub, files that come and go."""
