"""Training of the act model: data, network, calibration and export. Needs the extra `train`."""
