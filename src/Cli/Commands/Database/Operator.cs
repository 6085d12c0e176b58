namespace ClusterProvisioning.Cli.Commands.Database;

/// <summary>Who runs this program: the login at the server is the administrators', whoever they are.</summary>
internal static class Operator
{
    /// <summary>The person behind sudo or the user, at the machine: in a Job that is the pod, which has the Job's name.</summary>
    public static string Name => Of(Environment.GetEnvironmentVariable("SUDO_USER"), Environment.UserName, Environment.MachineName);

    /// <summary>The same of what is given.</summary>
    public static string Of(string? sudoUser, string user, string machine) =>
        string.IsNullOrEmpty(sudoUser) ? user.Length == 0 ? machine : $"{user}@{machine}" : $"{sudoUser}@{machine}";
}
