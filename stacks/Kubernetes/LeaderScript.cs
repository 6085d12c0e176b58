namespace ClusterProvisioning.Stacks.Kubernetes;

/// <summary>Waits until a member leads, as Patroni's REST API tells: a new region's machines come up while the job is already there.</summary>
internal static class LeaderScript
{
    /// <summary>The script as a shell runs it; it ends with 1 where no member leads in time.</summary>
    /// <param name="members">The members' REST API, each as a URL.</param>
    /// <param name="identity">How to be let in, as options of curl.</param>
    /// <param name="seconds">The longest to wait.</param>
    public static string Of(IEnumerable<string> members, string identity, int seconds) => string.Join('\n',
    [
        $"end=$(( $(date +%s) + {seconds} ))",
        "while [ \"$(date +%s)\" -lt \"$end\" ]; do",
        $"  for member in {string.Join(' ', members)}; do",
        $"    if curl --silent --fail --output /dev/null --max-time 5 {identity} \"$member/primary\"; then",
        "      echo \"$member leads\"",
        "      exit 0",
        "    fi",
        "  done",
        "  echo 'no member leads yet'",
        "  sleep 10",
        "done",
        $"echo 'no member led within {seconds} s; wanted one that answers /primary. Look at Patroni on the members, then run up again' >&2",
        "exit 1",
    ]);
}
