using System.Globalization;
using System.Text.Json;
using ClusterProvisioning.Aws.Quotas;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Cli.Views.Quotas;

/// <summary>Writes what a region takes of an account's quotas.</summary>
internal static class QuotaReport
{
    /// <summary>Writes the uses, and what asks for those that a new account does not allow.</summary>
    public static void Write(TextWriter output, Region region, IReadOnlyList<QuotaUse> uses, CloudFormat format)
    {
        switch (format)
        {
            case CloudFormat.Json:
                output.Write(JsonSerializer.Serialize(uses.Select(Json), JsonFormat.Indented) + "\n");
                break;
            case CloudFormat.Text:
                WriteText(output, region, uses);
                break;
        }
    }

    private static void WriteText(TextWriter output, Region region, IReadOnlyList<QuotaUse> uses)
    {
        if (region.Declared.Target != Target.Aws)
        {
            output.Write($"{region.Name} stands on no AWS account.\n");
            return;
        }

        output.Write($"{region.Name}: what the account has to allow before `up`; defaults of a new account as of {QuotaPlan.AsOf}\n\n");
        TextColumns.Write(
            output,
            ["place", "quota", "code", "wanted", "default"],
            [.. uses.Select(use => (IReadOnlyList<string>)[use.Location, use.Quota.Name, use.Quota.Code, Text(use.Wanted), Text(use.Quota.Default)])],
            texts: 3);
        var requests = uses.Where(use => use.IsBeyondDefault).Select(use => use.Request).ToList();
        if (requests.Count > 0)
            output.Write($"\nAsk for it, days before: AWS looks at large ones by hand.\n\n  {string.Join("\n  ", requests)}\n");
    }

    private static object Json(QuotaUse use) => new
    {
        place = use.Location,
        service = use.Quota.Service,
        code = use.Quota.Code,
        name = use.Quota.Name,
        wanted = use.Wanted,
        @default = use.Quota.Default,
        request = use.IsBeyondDefault ? use.Request : null,
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
