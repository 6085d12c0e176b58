using ClusterProvisioning.Fleet;
using ClusterProvisioning.Preview.Comparing;
using ClusterProvisioning.Preview.Machines;

namespace ClusterProvisioning.Preview.Tests.Machines;

public sealed class MachineComparerTests
{
    [Fact]
    public void What_changes_alike_on_several_machines_stands_once_even_if_the_lines_around_differ()
    {
        var files = MachineComparer.Compare(
            [Sides.Machine("a", ("/f", "own a\nold\n")), Sides.Machine("b", ("/f", "own b\nold\n")), Sides.Machine("c", ("/f", "own c\nold\n"))],
            [Sides.Machine("a", ("/f", "own a\nnew\n")), Sides.Machine("b", ("/f", "own b\nnew\n")), Sides.Machine("c", ("/f", "own c\nother\n"))]).Files;
        files.Select(file => string.Join(',', file.Nodes)).ShouldBe(["a,b", "c"]);
        files[0].Diff.ShouldBe(["@@ -1,2 +1,2 @@", " own a", "-old", "+new"]);
    }

    [Fact]
    public void Machines_and_files_come_and_go_and_rights_change()
    {
        var before = Sides.Machine("a", ("/gone", "x\n"), ("/same", "x\n"));
        var after = Sides.Machine("a", ("/come", "x\n")) with { Units = ["new.service"] };
        after = after with { Files = new Dictionary<string, MachineFile>(after.Files) { ["/same"] = new("/same", "0600 root:root", "x\n") } };
        var result = MachineComparer.Compare([before, Sides.Machine("b")], [after, Sides.Machine("c")]);
        result.Machines.Select(change => (change.Kind, change.Machine.Name)).ShouldBe([(ChangeKind.Created, "c"), (ChangeKind.Deleted, "b")]);
        result.Files
            .Select(file => (file.Kind, file.Path))
            .ShouldBe([(ChangeKind.Created, "/come"), (ChangeKind.Deleted, "/gone"), (ChangeKind.Changed, "/same")]);
        result.Files[2].Rights.ShouldBe(("0644 root:root", "0600 root:root"));
        result.Units.ShouldHaveSingleItem().Unit.ShouldBe("new.service");
    }
}
