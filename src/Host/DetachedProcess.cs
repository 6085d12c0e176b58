namespace ClusterProvisioning.Host;

/// <summary>Starts programs that outlive this one: a session and a control group of their own, standard output and error in a file.</summary>
public static class DetachedProcess
{
    // The shell moves itself into the groups, so that whatever it becomes is in them from its first moment.
    private const string Script = """
        log=$1; shift
        while [ "$1" != -- ]; do echo $$ > "$1/cgroup.procs" || exit 1; shift; done; shift
        exec "$@" < /dev/null >> "$log" 2>&1
        """;

    /// <summary>Starts a program.</summary>
    public static HostProcess Start(ExternalProgram program, CgroupTree group, string log)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(group);
        group.Create();
        var inGroup = new ExternalProgram("setsid",
            ["sh", "-c", Script, "sh", log, .. group.Folders, "--", program.Name, .. program.Arguments])
        { Environment = program.Environment };
        using var process = InheritingProcess.Start(inGroup);
        return HostProcess.Find(process.Id) ?? throw new HostException($"{program.Name} ended at once; see {log}.");
    }
}
