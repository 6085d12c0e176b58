namespace Bindgen.Tests.Tool;

/// <summary>Where the checkout's folders are.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Bindgen => Path.Combine(Root, "tools", "bindgen");

    public static string Sources => Path.Combine(Root, "src");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ClusterProvisioning.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("No ClusterProvisioning.sln above the test's folder.");
    }
}
