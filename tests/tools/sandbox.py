"""Whether this machine runs witnesses."""
import subprocess


def refusal():
    """Why bubblewrap starts no sandbox here, in its own words; "" where it does."""
    command = ["bwrap", "--unshare-user", "--unshare-pid", "--unshare-net", "--ro-bind", "/", "/", "true"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60)
    return "" if result.returncode == 0 else result.stderr.strip() or f"it ends with {result.returncode}"
