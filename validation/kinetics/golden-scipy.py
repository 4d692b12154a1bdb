"""Makes golden-scipy.json: the same curves fitted by scipy.optimize.curve_fit (method lm, absolute_sigma)."""

import json
import sys

import numpy as np
import scipy
from scipy.optimize import curve_fit

MODELS = {
    "mono": (lambda t, a, k: a * np.exp(-k * t), lambda a, k: a / k, [80, 0.02]),
    "mono-uptake": (
        lambda t, a, k, u: a * (np.exp(-k * t) - np.exp(-u * t)),
        lambda a, k, u: a / k - a / u,
        [80, 0.02, 0.3],
    ),
    "bi": (
        lambda t, a, b, k, m: a * np.exp(-k * t) + b * np.exp(-m * t),
        lambda a, b, k, m: a / k + b / m,
        [50, 50, 0.01, 0.2],
    ),
}

CURVES = [
    ("mono", [4, 24, 72, 168], [95, 70, 36, 10], [5, 4, 2, 0.6]),
    ("mono", [1, 24, 48, 96], [121.3, 88.1, 61.0, 35.2], [6, 4.5, 3.2, 1.9]),
    ("mono-uptake", [1, 4, 24, 48, 96, 168], [19.8, 55.1, 70.2, 52.9, 25.4, 10.1], [1, 2.7, 3.5, 2.6, 1.3, 0.5]),
    ("bi", [1, 4, 24, 48, 96, 168], [109.2, 85.0, 46.1, 35.3, 19.2, 8.9], [5, 4, 2.3, 1.7, 1, 0.45]),
]


def fit(model, times, activity, sd):
    curve, tia, start = MODELS[model]
    best, covariance = curve_fit(
        curve, times, activity, start, sigma=sd, absolute_sigma=True, xtol=1e-14, ftol=1e-14, gtol=1e-14, maxfev=100000
    )
    step = 1e-6 * best
    gradient = np.array([(tia(*(best + d)) - tia(*(best - d))) / (2 * d.sum()) for d in np.diag(step)])
    return {
        "model": model,
        "timesH": times,
        "activityMBq": activity,
        "sdMBq": sd,
        "parameters": best.tolist(),
        "parameterSds": np.sqrt(np.diag(covariance)).tolist(),
        "tiaMBqH": float(tia(*best)),
        "tiaSdMBqH": float(np.sqrt(gradient @ covariance @ gradient)),
    }


print(
    json.dumps(
        {
            "how": f"golden-scipy.py with Python {sys.version.split()[0]}, NumPy {np.__version__}, SciPy {scipy.__version__}",
            "fits": [fit(*curve) for curve in CURVES],
        },
        indent=2,
    )
)
