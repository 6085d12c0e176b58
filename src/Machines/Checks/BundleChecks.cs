using ClusterProvisioning.Services;
using ClusterProvisioning.Services.Consul;

namespace ClusterProvisioning.Machines.Checks;

/// <summary>Which programs read the files of a bundle: each service's own, and those that read what every service brings.</summary>
internal static class BundleChecks
{
    private const string UnitFolder = "/etc/systemd/system/";

    // Debian has no package of Consul, so the image that this is checked in has no program of that name.
    private const string NoConsul = "Command /usr/bin/consul is not executable";

    /// <summary>The checks of units and scripts, then those of each service of the machine.</summary>
    public static IReadOnlyList<Check> Of(Bundle bundle)
    {
        var machine = bundle.Machine;
        return
        [
            Units(bundle),
            .. Scripts(bundle),
            .. MachineServices.Of(machine.Region, machine.Group)
                .SelectMany(service => service is IChecked judged ? judged.Checks(machine, service.FilesOf(machine)) : []),
        ];
    }

    private static Check Units(Bundle bundle)
    {
        var all = string.Join(' ', bundle.Units.Concat(OwnServices(bundle)).Distinct(StringComparer.Ordinal));
        var check = new Check("systemd-analyze", string.Join(' ', bundle.Units), $"systemd-analyze verify --man=no {all}") { Judge = Check.Silent };
        return bundle.Units.Contains(ConsulService.Unit) ? check with { Judge = (_, output) => WithoutConsul(output) } : check;
    }

    private static string? WithoutConsul(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.Contains(NoConsul, StringComparison.Ordinal));
        return string.Join('\n', lines) is { Length: > 0 } complaints ? complaints : null;
    }

    private static IEnumerable<Check> Scripts(Bundle bundle)
    {
        var scripts = string.Join(' ', bundle.Files.Where(IsScript).Select(file => file.Path));
        return scripts.Length == 0 ? [] : [new Check("shellcheck", scripts, $"shellcheck --shell=bash {scripts}")];
    }

    // What no one enables is started by a timer or by hand.
    private static IEnumerable<string> OwnServices(Bundle bundle) => bundle.Files.Select(file => file.Path)
        .Where(path => path.StartsWith(UnitFolder, StringComparison.Ordinal) && path.EndsWith(".service", StringComparison.Ordinal))
        .Where(path => !path.EndsWith("@.service", StringComparison.Ordinal))
        .Select(path => path[UnitFolder.Length..]);

    private static bool IsScript(NodeFile file) =>
        file.Content.StartsWith("#!/bin/bash", StringComparison.Ordinal)
        || file.Content.StartsWith("#!/bin/sh", StringComparison.Ordinal)
        || file.Path.EndsWith(".sh", StringComparison.Ordinal);
}
